#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The measuring engine beside a client written in vLLM's manner (python3-aiohttp), both against the simulator in a process of
# its own, interleaved. Arguments: names of loads (all without), --rounds N (5), --ladder (the rate ladder only).
# CLIENT=PATH measures against another client with the same options.
set -euo pipefail
servescope=$PWD/build/release/servescope
/usr/bin/python3 -c 'import aiohttp' 2>/dev/null || { echo "engine: needs python3-aiohttp (apt install python3-aiohttp)" >&2; exit 2; }
exec /usr/bin/python3 tests/benchmarks/engine.py --servescope "$servescope" --client "${CLIENT:-tests/benchmarks/aiohttp_client.py}" "$@"
