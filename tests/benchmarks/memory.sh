#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Resident memory of a run that keeps its detailed journal: 100,000 finished requests of 128 token events (arguments: requests, events, and any third
# one keeps the texts in memory as well, as --save-detailed does).
set -euo pipefail
cmake --build build/release --target bench_memory >&2
exec build/release/benchmarks/bench_memory "$@"
