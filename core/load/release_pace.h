// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace servescope {

/// How far apart one worker releases requests that are due together. Qt's HTTP thread handles all queued
/// starts before it polls its sockets again, at 0.15 to 0.22 ms each: a burst stops the running streams and
/// lengthens its own first tokens. By Little's law a worker with `inFlight` requests of `meanDuration` each
/// has to start one every meanDuration/inFlight; a quarter of that, within [0.2 ms, 2 ms], spreads bursts
/// without ever limiting the rate. Zero duration = not known yet: 2 ms.
Nanoseconds releaseGap(Nanoseconds meanDuration, int inFlight);

} // namespace servescope
