// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/arrival_schedule.h"

#include "core/base/random.h"

#include <cmath>

namespace servescope {

namespace {
constexpr quint64 scheduleStream = 1; // apart from lengths and prompts of the same seed
}

std::vector<Nanoseconds> arrivalSchedule(const ArrivalPlan &plan)
{
    std::vector<Nanoseconds> offsets(static_cast<size_t>(plan.count), Nanoseconds::zero());
    if (plan.count == 0 || (std::isinf(plan.requestRate) && !plan.rampUp))
        return offsets;

    std::vector<double> seconds(offsets.size());
    double total = 0;
    Random random(plan.seed, scheduleStream);
    for (int i = 0; i < plan.count; ++i) {
        const double rate = plan.rampUp ? rampRate(*plan.rampUp, i, plan.count) : plan.requestRate;
        total += std::isinf(plan.burstiness) ? 1 / rate
                                             : random.gamma(plan.burstiness, 1 / (rate * plan.burstiness));
        seconds[static_cast<size_t>(i)] = total;
    }
    // vLLM rescales a schedule of one rate so that the drawn gaps add up to exactly count/rate.
    const double wanted = plan.rampUp ? total : plan.count / plan.requestRate;
    const double scale = total > 0 ? wanted / total : 0;
    for (size_t i = 0; i < offsets.size(); ++i)
        offsets[i] = fromSeconds(seconds[i] * scale);
    return offsets;
}

} // namespace servescope
