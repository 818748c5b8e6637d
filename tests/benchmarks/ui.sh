#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How long the window takes: a run of 100,000 requests of 128 tokens opened, its measuring window moved, its timeline zoomed,
# a library of 5,000 runs opened. Arguments: requests, tokens, runs. SERVESCOPE_PRESET chooses another build than release.
set -euo pipefail
preset=${SERVESCOPE_PRESET:-release}
cmake --build "build/$preset" --target bench_ui >&2
exec "build/$preset/benchmarks/bench_ui" "$@"
