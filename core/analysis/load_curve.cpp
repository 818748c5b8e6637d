// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/load_curve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace servescope {

std::vector<LoadPoint> curveOf(std::span<const LoadPoint> points)
{
    std::vector<LoadPoint> sorted(points.begin(), points.end());
    std::erase_if(sorted, [](const LoadPoint &point) { return !(point.load > 0) || std::isinf(point.load); });
    std::ranges::stable_sort(sorted, {}, &LoadPoint::load);
    std::vector<LoadPoint> curve;
    for (auto from = sorted.begin(); from != sorted.end();) {
        const auto to =
            std::find_if(from, sorted.end(), [from](const LoadPoint &p) { return p.load != from->load; });
        LoadPoint mean{from->load, 0, 0, 0, 0};
        const auto n = static_cast<double>(to - from);
        for (; from != to; ++from) {
            mean.throughput += from->throughput / n;
            mean.latency += from->latency / n;
            mean.latencyLower += from->latencyLower / n;
            mean.latencyUpper += from->latencyUpper / n;
        }
        curve.push_back(mean);
    }
    return curve;
}

std::vector<double> rising(std::span<const double> values)
{
    struct Block
    {
        double mean;
        size_t count;
    };
    std::vector<Block> blocks;
    for (const double value : values) {
        blocks.push_back({value, 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean > blocks.back().mean) {
            const Block last = blocks.back();
            blocks.pop_back();
            Block &joined = blocks.back();
            const auto a = static_cast<double>(joined.count);
            const auto b = static_cast<double>(last.count);
            joined = {(joined.mean * a + last.mean * b) / (a + b), joined.count + last.count};
        }
    }
    std::vector<double> result;
    for (const Block &block : blocks)
        result.insert(result.end(), block.count, block.mean);
    return result;
}

namespace {

std::vector<double> risingThroughput(std::span<const LoadPoint> curve)
{
    std::vector<double> values;
    for (const LoadPoint &point : curve)
        values.push_back(point.throughput);
    return rising(values);
}

/// The load at which a rising latency curve crosses the objective.
MaximumLoad crossing(std::span<const LoadPoint> curve, double LoadPoint::*latency, double objective)
{
    std::vector<double> values;
    for (const LoadPoint &point : curve)
        values.push_back(point.*latency);
    values = rising(values);
    MaximumLoad found;
    if (values.front() > objective) {
        found.kind = MaximumLoad::Kind::NotMet;
        return found;
    }
    size_t last = 0; // the last load that meets it
    while (last + 1 < values.size() && values[last + 1] <= objective)
        ++last;
    found.load = curve[last].load;
    if (last + 1 == values.size()) {
        found.kind = MaximumLoad::Kind::NotBound;
        return found;
    }
    const double low = values[last];
    const double high = values[last + 1];
    const double share =
        low > 0 ? std::log(objective / low) / std::log(high / low) : (objective - low) / (high - low);
    const double from = std::log(curve[last].load);
    found.load = std::exp(from + share * (std::log(curve[last + 1].load) - from));
    return found;
}

} // namespace

std::optional<Knee> findKnee(std::span<const LoadPoint> curve)
{
    if (curve.size() < 4)
        return std::nullopt;
    const std::vector<double> y = risingThroughput(curve);
    const double start = std::log(curve.front().load);
    const double width = std::log(curve.back().load) - start;
    const double height = y.back() - y.front();
    if (!(width > 0) || !(height > 0.02 * y.back()))
        return std::nullopt;
    const auto above = [&](size_t i) {
        return (y[i] - y.front()) / height - (std::log(curve[i].load) - start) / width;
    };
    size_t best = 1;
    for (size_t i = 2; i + 1 < y.size(); ++i) {
        if (above(i) > above(best))
            best = i;
    }
    if (!(above(best) > 0.1))
        return std::nullopt;
    Knee knee{curve[best].load, y[best], above(best), 0, 0};
    for (size_t i = 1; i + 1 < y.size(); ++i) {
        if (above(i) < knee.distance - 0.05)
            continue;
        if (knee.lower == 0)
            knee.lower = curve[i - 1].load;
        knee.upper = curve[i + 1].load;
    }
    return knee;
}

std::optional<Saturation> findSaturation(std::span<const LoadPoint> curve)
{
    if (curve.size() < 2)
        return std::nullopt;
    const std::vector<double> y = risingThroughput(curve);
    Saturation found;
    found.throughput = y.back();
    if (!(found.throughput > 0))
        return std::nullopt;
    const auto first =
        std::ranges::find_if(y, [&](double value) { return value >= 0.95 * found.throughput; });
    found.load = curve[static_cast<size_t>(first - y.begin())].load;
    const double before = y[y.size() - 2];
    found.lastGain = before > 0 ? 100 * (y.back() / before - 1) : 100;
    found.reached = first != y.end() - 1 && found.lastGain < 5;
    return found;
}

std::optional<MaximumLoad> maximumLoad(std::span<const LoadPoint> curve, double objectiveMs)
{
    if (curve.empty() || !(objectiveMs > 0))
        return std::nullopt;
    MaximumLoad found = crossing(curve, &LoadPoint::latency, objectiveMs);
    const MaximumLoad pessimist = crossing(curve, &LoadPoint::latencyUpper, objectiveMs);
    const MaximumLoad optimist = crossing(curve, &LoadPoint::latencyLower, objectiveMs);
    found.lower = std::min(pessimist.load, found.load); // 0 where even the smallest load may miss it
    found.upper = optimist.kind == MaximumLoad::Kind::NotBound ? std::numeric_limits<double>::infinity()
                                                               : std::max(optimist.load, found.load);
    return found;
}

std::optional<double> littleDeviation(double meanInFlight, double requestsPerSecond, double meanLatencyMs)
{
    const double expected = requestsPerSecond * meanLatencyMs / 1000;
    if (!(expected > 0) || !(meanInFlight > 0))
        return std::nullopt;
    return 100 * (meanInFlight / expected - 1);
}

std::vector<size_t> paretoFront(std::span<const double> gain, std::span<const double> cost)
{
    std::vector<size_t> order(gain.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::erase_if(order, [&](size_t i) { return std::isnan(gain[i]) || std::isnan(cost[i]); });
    std::ranges::stable_sort(order, [&](size_t a, size_t b) {
        return cost[a] != cost[b] ? cost[a] < cost[b] : gain[a] > gain[b];
    });
    std::vector<size_t> front;
    double best = -std::numeric_limits<double>::infinity();
    for (const size_t i : order) {
        if (gain[i] <= best)
            continue;
        best = gain[i];
        front.push_back(i);
    }
    return front;
}

} // namespace servescope
