#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""accuracy.py CONCURRENCY RESULT.json TRUTH.jsonl: a detailed result against the simulator's ground truth."""
import json
import statistics
import sys

concurrency, result_path, truth_path = sys.argv[1:]
with open(result_path, encoding="utf-8") as file:
    result = json.load(file)
with open(truth_path, encoding="utf-8") as file:
    truth = [json.loads(line) for line in file if line.strip()]
truth = [record for record in truth if record["status"] == 200 and len(record["tokens_ns"]) > 1]

def percentile(values, p):
    values = sorted(values)
    return values[min(len(values) - 1, int(p * len(values)))]

server_ttft = [(record["tokens_ns"][0] - record["received_ns"]) / 1e6 for record in truth]
server_itl = [(b - a) / 1e6 for record in truth for a, b in zip(record["tokens_ns"], record["tokens_ns"][1:])]
by_id = {record["request_id"]: record for record in truth}
itl_errors = []
for index, gaps in enumerate(result["itls"]):
    record = by_id.get(f"bench-{index}")
    if record and len(record["tokens_ns"]) == len(gaps) + 1:
        sent = [(b - a) / 1e6 for a, b in zip(record["tokens_ns"], record["tokens_ns"][1:])]
        itl_errors += [abs(1e3 * seen - true) for seen, true in zip(gaps, sent)]
print(f"concurrency {concurrency}: {result['completed']} completed, peak sockets {result['servescope'].get('peak_sockets')}")
print(f"  median TTFT  reported {result['median_ttft_ms']:8.3f} ms   server {statistics.median(server_ttft):8.3f} ms"
      f"   difference {result['median_ttft_ms'] - statistics.median(server_ttft):+.3f} ms")
print(f"  median ITL   reported {result['median_itl_ms']:8.3f} ms   server {statistics.median(server_itl):8.3f} ms"
      f"   difference {result['median_itl_ms'] - statistics.median(server_itl):+.3f} ms")
if itl_errors:
    print(f"  ITL error per gap: median {statistics.median(itl_errors):.3f} ms, p99 {percentile(itl_errors, 0.99):.3f} ms")
