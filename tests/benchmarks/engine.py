#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev bench engine: see engine.sh. Every error is a difference to the simulator's own log, request by request:
ITL error = |gap seen − gap sent|, TTFT error = TTFT seen − (first token sent − request read)."""
import argparse
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile

from engine_loads import LADDER, LOADS, Load, ladder_load


def percentile(values, p):
    values = sorted(values)
    return values[min(len(values) - 1, int(p * len(values)))] if values else math.nan


class Server:
    """The simulator in exact mode, in a process of its own; its log is read when it has ended."""

    def __init__(self, options, load, folder):
        self.truth = os.path.join(folder, "truth.jsonl")
        command = [options.servescope, "simulate", "--port", "0", "--exact-ttft-ms", str(load.ttft_ms), "--exact-itl-ms",
                   str(load.itl_ms), "--max-model-len", "2000000", "--truth", self.truth]
        if load.in_phase:
            command.append("--exact-in-phase")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.url = self.process.stdout.readline().strip()
        self.port = int(self.url.rsplit(":", 1)[1].strip("/"))

    def log(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        with open(self.truth, encoding="utf-8") as file:
            return {record["request_id"]: record for record in map(json.loads, file) if record["status"] == 200}


def run_servescope(options, load, server, folder):
    out = os.path.join(folder, "out")
    subprocess.run([options.servescope, "bench", "--backend", "vllm", "--base-url", server.url, "--model", "sim-model",
                    "--random-input-len", str(max(1, load.prompt_bytes // 7)), "--random-output-len",
                    str(load.tokens), "--num-prompts", str(load.requests), "--max-concurrency", str(load.streams),
                    "--request-id-prefix", "r-", "--save-result", "--save-detailed", "--result-dir", out,
                    "--result-filename", "point.json", "--workers", str(options.workers)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    with open(os.path.join(out, "point.json"), encoding="utf-8") as file:
        result = json.load(file)
    own = result["servescope"]["instrument"]
    seen = {}
    for i, (start, ttft, gaps) in enumerate(zip(result["start_times"], result["ttfts"], result["itls"])):
        stamps = [start + ttft]
        for gap in gaps:
            stamps.append(stamps[-1] + gap)
        seen[f"r-{i}"] = (start, stamps)
    return seen, {"cpu": 1e6 * own["cpu_seconds"] / max(1, own["token_events"]), "rate": result["request_throughput"],
                  "ok": result["completed"], "sockets": own["peak_sockets"], "verdict": own["verdict"],
                  "lag_p99": own["loop_lag_ms"]["p99"]}


def run_other(options, load, server, folder):
    out = os.path.join(folder, "other.jsonl")
    run = subprocess.run([sys.executable, options.client, "--port", str(server.port), "--concurrency", str(load.streams),
                          "--requests", str(load.requests), "--tokens", str(load.tokens), "--prompt-bytes",
                          str(load.prompt_bytes), "--tag", "r", "--out", out], capture_output=True, text=True, check=True)
    totals = json.loads(run.stdout)
    with open(out, encoding="utf-8") as file:
        seen = {record["id"]: (record["t_start"] / 1e9, [stamp / 1e9 for stamp in record["t_chunks"]])
                for record in map(json.loads, file)}
    return seen, {"cpu": 1e6 * (totals["user_s"] + totals["sys_s"]) / max(1, totals["events"]),
                  "rate": totals["ok"] / totals["wall_s"], "ok": totals["ok"], "sockets": 0, "verdict": "", "lag_p99": math.nan}


def errors(seen, truth, steady_after_s=0.0):
    """TTFT and ITL errors in ms; with a steady part only gaps that end so long after the last request began."""
    ttft, itl = [], []
    steady = max((record["received_ns"] for record in truth.values()), default=0) + steady_after_s * 1e9
    for name, (start, stamps) in seen.items():
        record = truth.get(name)
        if not record or len(record["tokens_ns"]) != len(stamps) or not stamps:
            continue
        sent = record["tokens_ns"]
        ttft.append(1e3 * (stamps[0] - start) - (sent[0] - record["received_ns"]) / 1e6)
        for i in range(1, len(sent)):
            if not steady_after_s or sent[i] > steady:
                itl.append(abs(1e3 * (stamps[i] - stamps[i - 1]) - (sent[i] - sent[i - 1]) / 1e6))
    return ttft, itl


def measure(options, load, runner, steady_after_s=0.0):
    with tempfile.TemporaryDirectory() as folder:
        server = Server(options, load, folder)
        try:
            seen, figures = runner(options, load, server, folder)
        finally:
            truth = server.log()
    ttft, itl = errors(seen, truth, steady_after_s)
    figures.update(itl_median=percentile(itl, 0.5), itl_p99=percentile(itl, 0.99), ttft_median=percentile(ttft, 0.5),
                   ttft_p99=percentile(ttft, 0.99), matched=len(ttft))
    return figures


def medians(rounds):
    return {key: statistics.median(figures[key] for figures in rounds) for key in rounds[0] if key != "verdict"}


COLUMNS = [("itl_median", "ITL err p50"), ("itl_p99", "p99 ms"), ("ttft_median", "TTFT err p50"), ("ttft_p99", "p99 ms"),
           ("cpu", "CPU ms/1000 ev"), ("rate", "req/s")]


def show(name, client, figures):
    cells = "  ".join(f"{figures[key]:>{len(title)}.3f}" for key, title in COLUMNS)
    extra = f"  ok {figures['ok']:.0f}  matched {figures['matched']:.0f}"
    if figures["sockets"]:
        extra += f"  sockets {figures['sockets']:.0f}  loop lag p99 {figures['lag_p99']:.2f} ms"
    print(f"{name:14s} {client:11s} {cells}{extra}", flush=True)


def compare(options, load):
    ours, theirs = [], []
    for _ in range(options.rounds):
        ours.append(measure(options, load, run_servescope))
        if not options.alone:
            theirs.append(measure(options, load, run_other))
    a = medians(ours)
    show(load.name, "ServeScope", a)
    if options.alone:
        return
    b = medians(theirs)
    show(load.name, "other", b)
    for figure, target in load.targets.items():
        ratio = a[figure] / b[figure] if b[figure] else math.inf
        good = ratio >= target if figure == "rate" else ratio <= target
        print(f"{'':14s} {figure}: {ratio:.3f} × the other's, target {'≥' if figure == 'rate' else '≤'} {target}: "
              f"{'met' if good else 'NOT met'}", flush=True)
    verdicts = sorted({figures["verdict"] for figures in ours})
    print(f"{'':14s} instrument verdict: {', '.join(verdicts)}", flush=True)


def ladder(options):
    """The highest token rate of 256 streams at which the p99 of the ITL error stays below 1 ms in the steady part."""
    best = {}
    for client, runner in (("ServeScope", run_servescope), ("other", run_other)):
        best[client] = 0
        failures = 0
        for rate in LADDER:
            load: Load = ladder_load(rate)
            rounds = [measure(options, load, runner, steady_after_s=0.5) for _ in range(options.rounds)]
            figure = statistics.median(figures["itl_p99"] for figures in rounds)
            print(f"ladder {client:11s} {rate:4d} tokens/s a stream: ITL error p99 {figure:.3f} ms", flush=True)
            if figure < 1:
                best[client] = rate
            else:
                failures += 1
            if failures == 3:
                break
    print(f"ladder: ServeScope up to {best['ServeScope']}/s, the other up to {best['other']}/s a stream; target ≥ 3 ×")


parser = argparse.ArgumentParser()
parser.add_argument("--servescope", required=True)
parser.add_argument("--client", required=True)
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--workers", type=int, default=0, help="of ServeScope; 0 = its own choice")
parser.add_argument("--alone", action="store_true", help="without the other client")
parser.add_argument("--ladder", action="store_true")
parser.add_argument("loads", nargs="*")
arguments = parser.parse_args()
if arguments.ladder:
    ladder(arguments)
else:
    wanted = [load for load in LOADS if not arguments.loads or load.name in arguments.loads]
    if not wanted:
        sys.exit(f"engine: no such load; known: {' '.join(load.name for load in LOADS)}")
    print(f"{'':26s} {'  '.join(title for _, title in COLUMNS)}")
    for each in wanted:
        compare(arguments, each)
    if not arguments.loads:
        ladder(arguments)
