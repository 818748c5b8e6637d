// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_data.h"

#include "core/base/translate.h"
#include "core/metrics/summary.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostBars = 60;
constexpr size_t mostPoints = 2000;

/// The least of 1, 2, 2.5 and 5 times a power of ten that is not below the value.
double roundedUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        if (step * power >= value)
            return step * power;
    }
    return 10 * power;
}

/// Without infinities and NaN, which have no place on an axis (they can only stand at the ends).
std::span<const double> finitePart(std::span<const double> sorted)
{
    while (!sorted.empty() && !std::isfinite(sorted.back()))
        sorted = sorted.first(sorted.size() - 1);
    while (!sorted.empty() && !std::isfinite(sorted.front()))
        sorted = sorted.subspan(1);
    return sorted;
}

/// Freedman and Diaconis: 2·IQR/∛n. With no spread in the middle half: the square-root rule.
double barWidth(std::span<const double> sorted)
{
    const double range = sorted.back() - sorted.front();
    const auto n = static_cast<double>(sorted.size());
    if (!(range > 0)) // one bar about the only value; its width just has to be visible
        return sorted.front() != 0 ? roundedUp(std::abs(sorted.front()) / 20) : 1;
    double width = 2 * (percentile(sorted, 75) - percentile(sorted, 25)) / std::cbrt(n);
    if (!(width > 0))
        width = range / std::sqrt(n);
    // Two bars less than allowed: the edges on round numbers reach beyond both ends.
    return roundedUp(std::max(width, range / (mostBars - 2)));
}

QString axisLabel(const QString &metricName)
{
    return translate("ChartData", "%1 (ms)").arg(metricName);
}

} // namespace

ChartData latencyHistogram(const QString &metricName, std::span<const double> sortedMs)
{
    ChartData chart;
    chart.id = metricName.toLower() + u"_histogram"_s;
    chart.title = translate("ChartData", "Distribution of %1").arg(metricName);
    chart.xLabel = axisLabel(metricName);
    chart.yLabel = translate("ChartData", "Count");
    const std::span<const double> values = finitePart(sortedMs);
    if (values.empty())
        return chart;

    ChartSeries bars;
    bars.name = metricName;
    bars.style = ChartSeries::Style::Bars;
    const double width = barWidth(values);
    bars.barWidth = width;
    const double first =
        values.front() == values.back() ? values.front() / width - 0.5 : std::floor(values.front() / width);
    const auto count = static_cast<size_t>(
        std::clamp(std::floor(values.back() / width - first) + 1, 1.0, static_cast<double>(mostBars)));
    std::vector<int> counts(count);
    for (const double value : values)
        ++counts[std::min(count - 1, static_cast<size_t>(std::max(0.0, value / width - first)))];
    for (size_t i = 0; i < count; ++i)
        bars.points.emplace_back((first + static_cast<double>(i)) * width, counts[i]);
    chart.series.push_back(std::move(bars));
    return chart;
}

ChartData latencyEcdf(const QString &metricName, std::span<const double> sortedMs)
{
    ChartData chart;
    chart.id = metricName.toLower() + u"_ecdf"_s;
    chart.title = translate("ChartData", "Cumulative distribution of %1").arg(metricName);
    chart.xLabel = axisLabel(metricName);
    chart.yLabel = translate("ChartData", "Share at or below");
    const std::span<const double> values = finitePart(sortedMs);
    if (values.empty())
        return chart;

    ChartSeries curve;
    curve.name = metricName;
    curve.style = ChartSeries::Style::Step;
    const size_t n = values.size();
    const size_t steps = std::min(n, mostPoints);
    for (size_t k = 0; k < steps; ++k) {
        const size_t index = steps == 1 ? 0 : k * (n - 1) / (steps - 1);
        const double x = values[index];
        if (!curve.points.empty() && curve.points.back().x() == x)
            continue;
        // Of equal values the last one tells how many are at or below.
        const auto atOrBelow = std::ranges::upper_bound(values.subspan(index), x) - values.begin();
        curve.points.emplace_back(x, static_cast<double>(atOrBelow) / static_cast<double>(n));
    }
    if (curve.points.size() == 1) // all values are equal: without its rise the step would be a dot
        curve.points.insert(curve.points.begin(), {curve.points.front().x(), 0});
    chart.series.push_back(std::move(curve));
    return chart;
}

} // namespace servescope
