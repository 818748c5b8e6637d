#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How soon the window answers a click, and what the live board costs, while a run goes on: with the board shown and with
# another page. Arguments: streams (512), tokens per second of each (40), seconds (10).
set -euo pipefail
preset=${SERVESCOPE_PRESET:-release}
cmake --build "build/$preset" --target bench_live servescope >&2
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec "build/$preset/benchmarks/bench_live" "$@"
