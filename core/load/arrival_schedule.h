// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <vector>

namespace servescope {

/// Offsets from the start at which `count` requests are to be sent, ascending. Rate inf: all 0. Else gaps
/// ~ Gamma(b, 1/(rate·b)), rescaled so that the last offset is count/rate (vllm bench serve); b = inf →
/// constant. The same seed gives the same schedule on every machine.
std::vector<Nanoseconds> arrivalSchedule(int count, double requestRate, double burstiness, quint64 seed);

} // namespace servescope
