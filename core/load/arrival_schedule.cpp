// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/arrival_schedule.h"

#include "core/base/random.h"

#include <cmath>

namespace servescope {

namespace {
constexpr quint64 scheduleStream = 1; // apart from lengths and prompts of the same seed
}

std::vector<Nanoseconds> arrivalSchedule(int count, double requestRate, double burstiness, quint64 seed)
{
    std::vector<Nanoseconds> offsets(static_cast<size_t>(count), Nanoseconds::zero());
    if (count == 0 || std::isinf(requestRate))
        return offsets;

    std::vector<double> seconds(offsets.size());
    double total = 0;
    Random random(seed, scheduleStream);
    for (double &at : seconds) {
        const double gap = std::isinf(burstiness) ? 1 / requestRate
                                                  : random.gamma(burstiness, 1 / (requestRate * burstiness));
        total += gap;
        at = total;
    }
    // vLLM rescales the whole schedule so that the drawn gaps add up to exactly count/rate.
    const double scale = total > 0 ? count / requestRate / total : 0;
    for (size_t i = 0; i < offsets.size(); ++i)
        offsets[i] = fromSeconds(seconds[i] * scale);
    return offsets;
}

} // namespace servescope
