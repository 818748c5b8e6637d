#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Loading, encoding and prompt making of a tokenizer: ./dev bench tokenizer [FILE|FOLDER [TEXTFILE]]. Without arguments a
# byte-level tokenizer.json of 10 MB and mixed text of 16 MB are made up.
set -euo pipefail
cmake --build build/release --target bench_tokenizer >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tokenizer=${1:-} text=${2:-}
if [ -z "$tokenizer" ]; then
  tokenizer=$work/tokenizer.json
  python3 tests/benchmarks/tokenizer.py tokenizer > "$tokenizer"
fi
if [ -z "$text" ]; then
  text=$work/text
  python3 tests/benchmarks/tokenizer.py text > "$text"
fi
build/release/benchmarks/bench_tokenizer "$tokenizer" "$text"
