// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/slo.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

SloValues sloValues(const SampleTable &table)
{
    SloValues values;
    double first = std::numeric_limits<double>::infinity();
    double last = -first;
    for (const RequestSample &request : table.requests) {
        ++values.sent;
        if (request.sent) {
            first = std::min(first, request.start);
            last = std::max(last, request.end);
        }
        if (request.success)
            values.requests.push_back({static_cast<float>(request.ttft), static_cast<float>(request.tpot),
                                       static_cast<float>(request.e2el)});
    }
    if (table.timed && last > first)
        values.seconds = last - first;
    return values;
}

SloResult meetSlo(const SloValues &values, const SloLimits &limits)
{
    const auto limit = [](std::optional<double> ms) {
        return ms ? static_cast<float>(*ms) : std::numeric_limits<float>::infinity();
    };
    const float ttft = limit(limits.ttft);
    const float tpot = limit(limits.tpot);
    const float e2el = limit(limits.e2el);
    SloResult result;
    for (const SloValues::Request &request : values.requests) {
        const bool first = !limits.ttft || request.ttft <= ttft; // NaN is not within
        const bool each = !limits.tpot || std::isnan(request.tpot) || request.tpot <= tpot;
        const bool whole = !limits.e2el || request.e2el <= e2el;
        result.good += first && each && whole;
    }
    if (values.sent > 0)
        result.attainment = static_cast<double>(result.good) / values.sent;
    if (values.seconds > 0)
        result.goodput = result.good / values.seconds;
    return result;
}

} // namespace servescope
