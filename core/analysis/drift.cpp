// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/drift.h"

#include "core/metrics/figures.h"
#include "core/statistics/difference.h"

#include <algorithm>
#include <cmath>

namespace servescope {

std::optional<Drift> driftOf(const SampleTable &table, std::optional<int> concurrency)
{
    constexpr size_t fewest = 30;
    if (!table.timed)
        return std::nullopt;
    const MeasuringWindow window = proposeWindow(table, concurrency).window;
    double origin = std::numeric_limits<double>::infinity();
    for (const RequestSample &request : table.requests) {
        if (request.sent)
            origin = std::min(origin, request.start);
    }
    std::vector<std::pair<double, double>> sent; // when, E2EL
    for (const RequestSample &request : table.requests) {
        const double at = request.start - origin;
        const bool inside =
            window.kind == MeasuringWindow::Kind::All || (at >= window.from && at < window.to);
        if (request.success && inside && !std::isnan(request.e2el))
            sent.emplace_back(at, request.e2el);
    }
    if (sent.size() < fewest)
        return std::nullopt;
    std::ranges::sort(sent);
    const size_t third = sent.size() / 3;
    std::vector<double> first, last;
    for (size_t i = 0; i < third; ++i) {
        first.push_back(sent[i].second);
        last.push_back(sent[sent.size() - third + i].second);
    }
    const Difference moved = difference(meanEstimate(first), meanEstimate(last));
    if (!moved.judged || std::isnan(moved.percent))
        return std::nullopt;
    return Drift{moved.percent, moved.percentLower, moved.percentUpper};
}

} // namespace servescope
