// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ramp_up.h"

#include <cmath>

namespace servescope {

double rampRate(const RampUp &ramp, int index, int count)
{
    const double progress = count > 1 ? static_cast<double>(index) / (count - 1) : 0;
    if (ramp.strategy == RampUp::Strategy::Linear)
        return ramp.startRate + (ramp.endRate - ramp.startRate) * progress;
    return ramp.startRate * std::pow(ramp.endRate / ramp.startRate, progress);
}

} // namespace servescope
