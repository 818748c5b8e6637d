// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ramp_up.h"

#include <QtGlobal>

#include <limits>
#include <optional>
#include <vector>

namespace servescope {

/// How requests arrive.
struct ArrivalPlan
{
    int count = 0;
    double requestRate = std::numeric_limits<double>::infinity(); ///< requests/s; not used with a ramp
    double burstiness = 1;
    std::optional<RampUp> rampUp = {};
    quint64 seed = 0;
};

/// Offsets from the start at which the requests are to be sent, ascending. Rate inf: all 0. Else gaps
/// ~ Gamma(b, 1/(r·b)), b = inf → constant; at a fixed rate rescaled so that the last offset is count/rate,
/// with a ramp r = rampRate() for request k (vllm bench serve). The same seed
/// gives the same schedule on every machine.
std::vector<Nanoseconds> arrivalSchedule(const ArrivalPlan &plan);

} // namespace servescope
