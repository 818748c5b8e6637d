// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/sweep_charts.h"

#include "core/analysis/load_curve.h"
#include "core/report/chart_text.h"
#include "core/results/health_json.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr double None = std::numeric_limits<double>::quiet_NaN();

struct SweepCharts
{
    Q_DECLARE_TR_FUNCTIONS(SweepCharts)
};

using CurveKey = std::tuple<int, int, double>; ///< as the curves of chart_data.h are ordered

CurveKey keyOf(const SweepPoint &point)
{
    return {point.lengths.input, point.lengths.output, point.requestRate};
}

/// Rings around the points of curves over concurrency whose client disturbed what it measured.
void ringDoubtful(ChartData &chart, const StoredRun &run)
{
    std::set<CurveKey> keys;
    for (const StoredPoint &point : run.points)
        keys.insert(keyOf(point.entry.point));
    for (const StoredPoint &point : run.points) {
        const QJsonObject own = point.result["servescope"_L1].toObject();
        if (healthFromJson(own["instrument"_L1].toObject()).verdict != HealthVerdict::Red)
            continue;
        const auto curve =
            static_cast<size_t>(std::distance(keys.begin(), keys.find(keyOf(point.entry.point))));
        if (curve >= chart.series.size())
            continue;
        ChartSeries &series = chart.series[curve];
        for (size_t i = 0; i < series.points.size(); ++i) {
            if (series.points[i].x() == point.entry.point.load.maxConcurrency)
                series.doubtful.push_back(static_cast<int>(i));
        }
    }
}

double meanFigure(const StoredRun &run, const LengthPair &lengths, int concurrency, const QString &key)
{
    double sum = 0;
    int count = 0;
    for (const StoredPoint &point : run.points) {
        const SweepPoint &at = point.entry.point;
        if (at.lengths != lengths || at.load.maxConcurrency != concurrency)
            continue;
        if (const auto value = point.figure(key); value && std::isfinite(*value)) {
            sum += *value;
            ++count;
        }
    }
    return count ? sum / count : None;
}

QString lengthsText(const LengthPair &lengths)
{
    return SweepCharts::tr("%1 → %2", "input and output tokens").arg(lengths.input).arg(lengths.output);
}

/// The named value of each point over concurrency, shaped as the throughput curve is.
ChartData overLoad(const StoredRun &run, const SloResults &results,
                   const std::function<double(const SloResult &)> &value)
{
    ChartData chart = throughputCurve(run);
    std::map<CurveKey, std::map<int, std::pair<double, int>>> sums;
    for (size_t i = 0; i < run.points.size(); ++i) {
        const SweepPoint &point = run.points[i].entry.point;
        auto &[sum, count] = sums[keyOf(point)][point.load.maxConcurrency];
        if (i < results.size() && results[i] && std::isfinite(value(*results[i]))) {
            sum += value(*results[i]);
            ++count;
        }
    }
    size_t curve = 0;
    for (const auto &[key, means] : sums) {
        std::vector<QPointF> points;
        for (const auto &[concurrency, mean] : means)
            points.emplace_back(concurrency, mean.second ? mean.first / mean.second : None);
        if (curve < chart.series.size())
            chart.series[curve++].points = std::move(points);
    }
    return chart;
}

} // namespace

ChartData markedThroughput(const StoredRun &run)
{
    ChartData chart = throughputCurve(run);
    ringDoubtful(chart, run);
    if (chart.series.size() != 1)
        return chart;
    std::vector<LoadPoint> loads;
    for (const QPointF &point : chart.series.front().points) {
        if (std::isfinite(point.y()))
            loads.push_back({point.x(), point.y(), 0, 0, 0});
    }
    if (const auto knee = findKnee(curveOf(loads)))
        chart.marks.push_back(
            {Qt::Vertical, knee->load,
             SweepCharts::tr("Knee at %1").arg(formatCount(static_cast<qint64>(std::lround(knee->load))))});
    return chart;
}

ChartData bandedLatency(const StoredRun &run, const QString &figureKey)
{
    ChartData chart = latencyCurve(run, figureKey);
    ringDoubtful(chart, run);
    if (!figureKey.startsWith("median_"_L1))
        return chart;
    const ChartData tail = latencyCurve(run, u"p99_"_s + figureKey.mid(7));
    for (size_t i = 0; i < chart.series.size() && i < tail.series.size(); ++i) {
        ChartSeries &series = chart.series[i];
        series.band = true;
        for (size_t k = 0; k < series.points.size() && k < tail.series[i].points.size(); ++k)
            series.bounds.emplace_back(series.points[k].y(), tail.series[i].points[k].y());
    }
    chart.title = SweepCharts::tr("%1 over concurrency, band up to the p99").arg(figureName(figureKey));
    return chart;
}

ChartData latencyOverThroughput(const StoredRun &run, const QString &figureKey)
{
    ChartData chart = latencyCurve(run, figureKey);
    const ChartData gain = throughputCurve(run);
    for (size_t i = 0; i < chart.series.size() && i < gain.series.size(); ++i) {
        ChartSeries &series = chart.series[i];
        for (size_t k = 0; k < series.points.size() && k < gain.series[i].points.size(); ++k) {
            series.labels += formatCount(static_cast<qint64>(series.points[k].x()));
            series.points[k].setX(gain.series[i].points[k].y());
        }
    }
    chart.id = figureKey + u"_over_throughput"_s;
    chart.title = SweepCharts::tr("%1 over throughput, by concurrency").arg(figureName(figureKey));
    chart.xLabel = SweepCharts::tr("Output (tok/s)");
    chart.logX = false;
    return chart;
}

ChartData throughputPerUser(const StoredRun &run)
{
    ChartData chart = throughputCurve(run);
    const ChartData tpot = latencyCurve(run, u"median_tpot_ms"_s);
    std::vector<double> gains, users;
    for (size_t i = 0; i < chart.series.size() && i < tpot.series.size(); ++i) {
        ChartSeries &series = chart.series[i];
        for (size_t k = 0; k < series.points.size() && k < tpot.series[i].points.size(); ++k) {
            series.labels += formatCount(static_cast<qint64>(series.points[k].x()));
            const double ms = tpot.series[i].points[k].y();
            series.points[k].setX(ms > 0 ? 1000 / ms : None);
            if (ms > 0 && std::isfinite(series.points[k].y())) {
                gains.push_back(series.points[k].y());
                users.push_back(-1000 / ms); // the larger the better as well
            }
        }
    }
    ChartSeries front;
    front.name = SweepCharts::tr("Not beaten in both");
    front.style = ChartSeries::Style::Line;
    for (const size_t index : paretoFront(gains, users))
        front.points.emplace_back(-users[index], gains[index]);
    std::ranges::sort(front.points, {}, &QPointF::x);
    if (front.points.size() > 1)
        chart.series.push_back(std::move(front));
    chart.id = u"throughput_per_user"_s;
    chart.title = SweepCharts::tr("Throughput of all over that of one user, by concurrency");
    chart.xLabel = SweepCharts::tr("Output per user (tok/s, 1000 / median TPOT)");
    chart.logX = false;
    return chart;
}

HeatData heatOf(const StoredRun &run, const QString &figureKey)
{
    HeatData heat;
    std::set<std::pair<int, int>> lengths;
    std::set<int> loads;
    for (const StoredPoint &point : run.points) {
        lengths.emplace(point.entry.point.lengths.input, point.entry.point.lengths.output);
        loads.insert(point.entry.point.load.maxConcurrency);
    }
    for (const int load : loads)
        heat.columns += formatCount(load);
    for (const auto &[input, output] : lengths) {
        heat.rows += lengthsText({input, output});
        for (const int load : loads)
            heat.values.push_back(meanFigure(run, {input, output}, load, figureKey));
    }
    heat.lowIsGood = figureKey.endsWith("_ms"_L1);
    heat.xLabel = SweepCharts::tr("Concurrency");
    heat.yLabel = SweepCharts::tr("Input → output tokens");
    heat.title = figureKey == "output_throughput"_L1 ? SweepCharts::tr("Output (tok/s)")
                                                     : SweepCharts::tr("%1 (ms)").arg(figureName(figureKey));
    return heat;
}

ChartData goodputOverLoad(const StoredRun &run, const SloResults &results)
{
    ChartData chart =
        overLoad(run, results, [](const SloResult &result) { return result.goodput.value_or(None); });
    chart.id = u"goodput_over_load"_s;
    chart.title = SweepCharts::tr("Goodput over concurrency");
    chart.yLabel = SweepCharts::tr("Requests within the objectives, per second");
    return chart;
}

ChartData attainmentOverLoad(const StoredRun &run, const SloResults &results)
{
    ChartData chart = overLoad(run, results, [](const SloResult &result) { return result.attainment * 100; });
    chart.id = u"attainment_over_load"_s;
    chart.title = SweepCharts::tr("Attainment over concurrency");
    chart.yLabel = SweepCharts::tr("Requests within the objectives (%)");
    return chart;
}

} // namespace servescope
