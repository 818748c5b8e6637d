// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/log_histogram.h"

#include "core/metrics/summary.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

struct LogHistogram
{
    Q_DECLARE_TR_FUNCTIONS(LogHistogram)
};

} // namespace

ChartData logHistogram(const QString &metricName, std::span<const double> sortedMs)
{
    ChartData chart = latencyHistogram(metricName, sortedMs); // titles and labels are the same
    chart.id += QStringLiteral("_log");
    chart.logX = true;
    chart.series.clear();
    const auto first = std::ranges::upper_bound(sortedMs, 0.0);
    const auto last = std::ranges::find_if(first, sortedMs.end(), [](double v) { return !std::isfinite(v); });
    const std::span<const double> values(first, last);
    if (values.empty())
        return chart;
    // Up to twenty bins a decade, fewer for few values.
    const double decades = std::log10(values.back() / values.front());
    const auto wanted = static_cast<int>(2 * std::cbrt(static_cast<double>(values.size())) + 1);
    const int bins = std::clamp(std::min(wanted, static_cast<int>(std::ceil(decades * 20))), 1, 80);
    const double step = std::max(decades / bins, 1e-3);
    ChartSeries series;
    series.name = metricName;
    series.style = ChartSeries::Style::Step;
    double from = values.front();
    auto at = values.begin();
    for (int i = 0; i < bins; ++i) {
        const double to = i + 1 == bins ? std::nextafter(values.back(), 1e300)
                                        : values.front() * std::pow(10, step * (i + 1));
        const auto end = std::lower_bound(at, values.end(), to);
        series.points.emplace_back(from, static_cast<double>(end - at));
        at = end;
        from = to;
    }
    series.points.emplace_back(std::max(from, values.front() * 1.001), 0);
    chart.series.push_back(std::move(series));
    return chart;
}

ChartData percentileCurve(const QString &metricName, std::span<const double> sortedMs)
{
    ChartData chart;
    chart.id = metricName.toLower() + QStringLiteral("_percentiles");
    chart.title = LogHistogram::tr("Percentiles of %1").arg(metricName);
    chart.xLabel = LogHistogram::tr("One in … is slower (2: median, 100: p99)");
    chart.yLabel = LogHistogram::tr("%1 (ms)").arg(metricName);
    chart.logX = true;
    while (!sortedMs.empty() && !std::isfinite(sortedMs.back()))
        sortedMs = sortedMs.first(sortedMs.size() - 1);
    if (sortedMs.empty())
        return chart;
    constexpr int perDecade = 50;
    const auto n = static_cast<double>(sortedMs.size());
    ChartSeries series;
    series.name = metricName;
    series.style = ChartSeries::Style::Line;
    for (int i = 0; i < 8 * perDecade; ++i) {
        const double oneIn = std::min(std::pow(10, static_cast<double>(i) / perDecade), n);
        series.points.emplace_back(oneIn, percentile(sortedMs, 100 * (1 - 1 / oneIn)));
        if (oneIn >= n)
            break;
    }
    chart.series.push_back(std::move(series));
    return chart;
}

void markObjective(ChartData &chart, std::optional<double> objectiveMs, Qt::Orientation across)
{
    if (objectiveMs)
        chart.marks.push_back({across, *objectiveMs, LogHistogram::tr("SLO"), 0, 0});
}

} // namespace servescope
