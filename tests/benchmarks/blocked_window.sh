#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Does a window that is busy disturb the engine? 64 streams, by turns with the main thread free and blocked for 200 ms of every
# second. Argument: rounds (5).
set -euo pipefail
cmake --build build/release --target bench_blocked_window >&2
exec build/release/benchmarks/bench_blocked_window "$@"
