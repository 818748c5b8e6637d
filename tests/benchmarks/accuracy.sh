#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The reported medians against the simulator's own log, in a process of its own: exact mode, TTFT 50 ms, ITL 10 ms, 100 tokens,
# at concurrency 1 and 64 (or those given as arguments). Prints both and their difference.
set -euo pipefail
servescope=$PWD/build/release/servescope
[ -x "$servescope" ] || servescope=$PWD/build/dev/servescope
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- 1 64
for concurrency in "$@"; do
  "$servescope" simulate --port 0 --exact-ttft-ms 50 --exact-itl-ms 10 --truth "$work/truth.jsonl" > "$work/url" &
  server=$!
  for _ in $(seq 100); do [ -s "$work/url" ] && break; sleep 0.05; done
  url=$(head -n 1 "$work/url" | grep -o 'http://[^ ]*')
  "$servescope" bench --backend vllm --base-url "$url" --model sim-model --dataset-name random --random-input-len 64 \
    --random-output-len 100 --num-prompts $((concurrency * 4)) --max-concurrency "$concurrency" --request-id-prefix bench- \
    --save-result --save-detailed --result-dir "$work/out" --result-filename point.json > "$work/summary" 2> "$work/progress"
  kill -INT "$server"; wait "$server" || true
  python3 tests/benchmarks/accuracy.py "$concurrency" "$work/out/point.json" "$work/truth.jsonl"
  rm -rf "$work/out" "$work/truth.jsonl" "$work/url"
done
