// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/figures.h"
#include "core/metrics/summary.h"
#include "core/statistics/distributions.h"
#include "core/statistics/estimate.h"

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr double oneSided = 0.975;

/// Where among n ascending values (1 … n, broken) the lower bound of quantile p lies; below 1 = nowhere.
double lowerRank(double n, double p)
{
    // π(r) = P(value r ≤ quantile) falls with r; the last r that still reaches 97.5 %.
    const auto reach = [n, p](double r) { return 1 - binomialCdf(r - 1, n, p); };
    if (reach(1) < oneSided)
        return 0;
    double low = 1;
    double high = n;
    while (high - low > 1) {
        const double middle = std::floor((low + high) / 2);
        (reach(middle) >= oneSided ? low : high) = middle;
    }
    if (reach(high) >= oneSided)
        return high;
    const double here = reach(low);
    const double next = reach(low + 1);
    const double share = 1 / (1 + low * (1 - p) * (oneSided - next) / ((n - low) * p * (here - oneSided)));
    return low + (here > oneSided ? share : 0);
}

double valueAt(std::span<const double> sorted, double rank)
{
    const auto below = static_cast<size_t>(std::floor(rank));
    const double share = rank - std::floor(rank);
    const double low = sorted[below - 1];
    return share > 0 ? low + (sorted[below] - low) * share : low;
}

} // namespace

Estimate percentileEstimate(std::span<const double> valuesInOrder, double p, bool step)
{
    Estimate estimate;
    estimate.count = static_cast<qint64>(valuesInOrder.size());
    if (valuesInOrder.empty())
        return estimate;
    std::vector<double> sorted(valuesInOrder.begin(), valuesInOrder.end());
    std::ranges::sort(sorted);
    const auto n = static_cast<double>(sorted.size());
    estimate.value = step ? metricFigures(sorted, {p}, true).percentiles.at(p) : percentile(sorted, p);
    if (sorted.size() < 6 || p <= 0 || p >= 100) // no pair of ranks holds even the median
        return estimate;
    estimate.basis = Estimate::Basis::Ranks;

    std::vector<double> below;
    below.reserve(valuesInOrder.size());
    for (const double value : valuesInOrder)
        below.push_back(value <= estimate.value);
    const double stretch = std::sqrt(designEffect(below, p / 100));
    const double centre = 1 + (n - 1) * p / 100;
    const double low = lowerRank(n, p / 100);
    const double high = n + 1 - lowerRank(n, 1 - p / 100);
    const double from = centre - (centre - low) * stretch;
    const double to = centre + (high - centre) * stretch;
    if (low >= 1 && from >= 1)
        estimate.lower = valueAt(sorted, from);
    if (high <= n && to <= n)
        estimate.upper = valueAt(sorted, to);
    return estimate;
}

Estimate pooledPercentileEstimate(std::span<const double> values, std::span<const quint32> sizes, double p,
                                  quint64 seed)
{
    Estimate estimate;
    if (values.empty())
        return estimate;
    estimate.value = metricFigures(values, {p}).percentiles.at(p);
    std::vector<double> below; // per request: how many of its values, and of how many
    std::vector<double> counts;
    size_t at = 0;
    for (const quint32 size : sizes) {
        if (size == 0)
            continue;
        below.push_back(static_cast<double>(std::ranges::count_if(
            values.subspan(at, size), [&](double value) { return value <= estimate.value; })));
        counts.push_back(size);
        at += size;
    }
    estimate.count = static_cast<qint64>(below.size());
    const Estimate share = ratioEstimate(below, counts, seed);
    if (below.size() < 6 || p <= 0 || p >= 100 || !share.hasInterval())
        return estimate;
    estimate.degrees = share.degrees;
    estimate.basis = Estimate::Basis::Clusters;
    // A value is in the interval when the bounds of its own share hold p.
    const double from = p - 100 * (share.upper - share.value);
    const double to = p + 100 * (share.value - share.lower);
    const MetricFigures bounds = metricFigures(values, {from, to});
    const auto total = static_cast<double>(values.size());
    if (from / 100 * total >= 1)
        estimate.lower = std::min(estimate.value, bounds.percentiles.at(from));
    if ((1 - to / 100) * total >= 1)
        estimate.upper = std::max(estimate.value, bounds.percentiles.at(to));
    return estimate;
}

} // namespace servescope
