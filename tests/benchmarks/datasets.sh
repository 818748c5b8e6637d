#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How many random prompts have exactly their length, for each tokenizer of the tests, and the memory that a ShareGPT file of
# 700 MB takes (argument: other megabytes).
set -euo pipefail
build=build/${SERVESCOPE_PRESET:-release}
cmake --build "$build" --target bench_datasets >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=tests/data/tokenizers
"$build/benchmarks/bench_datasets" exactness "$files"/mini-*.json "$files"/mini-*.model
python3 tests/benchmarks/datasets.py "${1:-700}" > "$work/sharegpt.json"
echo "ShareGPT file:     $(($(stat -c %s "$work/sharegpt.json") / 1000000)) MB"
"$build/benchmarks/bench_datasets" sharegpt "$work/sharegpt.json" "$files/mini-llama3.json"
