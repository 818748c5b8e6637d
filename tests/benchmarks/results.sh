#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How fast results are recomputed (100,000 requests of 128 token events), a library of 5,000 runs opens and files are
# imported, with the memory it takes. Arguments: requests, events.
set -euo pipefail
cmake --build build/release --target bench_results >&2
exec build/release/benchmarks/bench_results "$@"
