// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/load_plan.h"

#include "core/base/random.h"

namespace servescope {

namespace {
constexpr quint64 adapterStream = 0x10a0'0000'0000; // of the seed's random numbers, one for each request
}

QString modelOf(const LoadPlan &plan, int request)
{
    const auto count = static_cast<qint64>(plan.loraModules.size());
    if (count == 0)
        return plan.request.model;
    if (plan.loraRoundRobin)
        return plan.loraModules[static_cast<size_t>(request % count)];
    Random random(plan.seed, adapterStream + static_cast<quint64>(request));
    return plan.loraModules[static_cast<size_t>(random.integer(0, count - 1))];
}

} // namespace servescope
