#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Resident memory of the window every ten seconds while the live board is shown. Arguments: requests (10,000), streams (64), tokens of each answer (64).
set -euo pipefail
preset=${SERVESCOPE_PRESET:-release}
cmake --build "build/$preset" --target bench_board_memory servescope >&2
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec "build/$preset/benchmarks/bench_board_memory" "$@"
