// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_data.h"

#include "core/base/translate.h"
#include "core/report/chart_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// From here on doubling steps would crowd together at the left of a linear axis.
constexpr double logRatio = 16;

struct CurveKey
{
    int input;
    int output;
    double rate;
    auto operator<=>(const CurveKey &) const = default; // NOLINT(modernize-use-nullptr): not one
};

QString curveName(const CurveKey &key, bool withRate)
{
    const QString lengths =
        translate("ChartData", "%1 → %2", "input tokens → output tokens").arg(key.input).arg(key.output);
    if (!withRate)
        return lengths;
    if (std::isinf(key.rate))
        return translate("ChartData", "%1, no rate limit").arg(lengths);
    return translate("ChartData", "%1, %2 req/s").arg(lengths, QString::number(key.rate));
}

struct Mean
{
    double sum = 0;
    int count = 0;
    double value() const { return count ? sum / count : std::numeric_limits<double>::quiet_NaN(); }
};

void addCurves(ChartData &chart, const StoredRun &run, const QString &figureKey)
{
    std::map<CurveKey, std::map<int, Mean>> curves;
    std::set<double> rates;
    for (const StoredPoint &point : run.points) {
        const SweepPoint &at = point.entry.point;
        rates.insert(at.requestRate);
        Mean &mean = curves[{at.lengths.input, at.lengths.output, at.requestRate}][at.load.maxConcurrency];
        if (const auto value = point.figure(figureKey); value && std::isfinite(*value)) {
            mean.sum += *value;
            ++mean.count;
        }
    }
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const auto &[key, means] : curves) {
        ChartSeries series;
        series.name = curveName(key, rates.size() > 1);
        for (const auto &[concurrency, mean] : means) {
            series.points.emplace_back(concurrency, mean.value());
            least = std::min<double>(least, concurrency);
            most = std::max<double>(most, concurrency);
        }
        chart.series.push_back(std::move(series));
    }
    chart.logX = least > 0 && most / least >= logRatio;
    chart.xLabel = translate("ChartData", "Concurrency (requests in flight)");
}

} // namespace

bool ChartData::empty() const
{
    return std::ranges::none_of(series, [](const ChartSeries &curve) {
        return std::ranges::any_of(curve.points, [](const QPointF &point) {
            return std::isfinite(point.x()) && std::isfinite(point.y());
        });
    });
}

ChartData throughputCurve(const StoredRun &run)
{
    ChartData chart;
    chart.id = u"throughput_vs_concurrency"_s;
    chart.title = translate("ChartData", "Output throughput over concurrency");
    chart.yLabel = translate("ChartData", "Output throughput (tok/s)");
    addCurves(chart, run, u"output_throughput"_s);
    return chart;
}

ChartData latencyCurve(const StoredRun &run, const QString &figureKey)
{
    ChartData chart;
    chart.id = figureKey + u"_vs_concurrency"_s;
    const QString name = figureName(figureKey);
    chart.title = translate("ChartData", "%1 over concurrency").arg(name);
    chart.yLabel = translate("ChartData", "%1 (ms)").arg(name);
    addCurves(chart, run, figureKey);
    return chart;
}

} // namespace servescope
