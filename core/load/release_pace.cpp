// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/release_pace.h"

#include <algorithm>

namespace servescope {

using namespace std::chrono_literals;

Nanoseconds releaseGap(Nanoseconds meanDuration, int inFlight)
{
    if (meanDuration <= Nanoseconds::zero())
        return 2ms;
    return std::clamp<Nanoseconds>(meanDuration / std::max(1, inFlight) / 4, 200us, 2ms);
}

} // namespace servescope
