// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/summary.h"

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

/// Neumaier's compensated sum: plain addition of ten million gaps would cost the ninth digit.
template <typename Range, typename Value>
double exactSum(const Range &values, Value value)
{
    double sum = 0;
    double lost = 0;
    for (const double item : values) {
        const double x = value(item);
        const double next = sum + x;
        lost += std::abs(sum) >= std::abs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }
    return sum + lost;
}

} // namespace

double percentile(std::span<const double> sorted, double p)
{
    Q_ASSERT(!sorted.empty());
    const size_t last = sorted.size() - 1;
    if (!(p > 0)) // NaN too
        return sorted.front();
    if (p >= 100)
        return sorted.back();
    const double position = p / 100 * static_cast<double>(last);
    const auto below = std::min(static_cast<size_t>(position), last);
    const double low = sorted[below];
    const double high = sorted[std::min(below + 1, last)];
    const double share = position - static_cast<double>(below);
    // From the nearer neighbour, as numpy does, so that the last digit is the same.
    return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}

double Distribution::mean() const
{
    Q_ASSERT(available());
    return exactSum(sorted, [](double x) { return x; }) / static_cast<double>(sorted.size());
}

double Distribution::median() const
{
    Q_ASSERT(available());
    const size_t half = sorted.size() / 2;
    return sorted.size() % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

double Distribution::stddev() const
{
    const double m = mean();
    const double squares = exactSum(sorted, [m](double x) { return (x - m) * (x - m); });
    return std::sqrt(squares / static_cast<double>(sorted.size()));
}

} // namespace servescope
