// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/sweep_charts.h"

#include "core/analysis/load_curve.h"
#include "core/report/chart_text.h"
#include "core/results/health_json.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

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

/// Marks the doubtful points of curves over concurrency.
void markDoubts(ChartData &chart, const StoredRun &run, const PointDoubts &doubts)
{
    std::set<CurveKey> keys;
    for (const StoredPoint &point : run.points)
        keys.insert(keyOf(point.entry.point));
    for (const auto &[place, why] : doubts) {
        const SweepPoint &point = run.points.at(place).entry.point;
        const auto curve = static_cast<size_t>(std::distance(keys.begin(), keys.find(keyOf(point))));
        if (curve >= chart.series.size())
            continue;
        ChartSeries &series = chart.series[curve];
        for (size_t i = 0; i < series.points.size(); ++i) {
            if (series.points[i].x() != point.load.maxConcurrency)
                continue;
            const auto known = std::ranges::find(series.doubtful, static_cast<int>(i));
            if (known != series.doubtful.end()) { // of a repeat
                QString &said = series.doubts[known - series.doubtful.begin()];
                if (said != why)
                    said = SweepCharts::tr("%1; %2", "two reasons").arg(said, why);
                continue;
            }
            series.doubtful.push_back(static_cast<int>(i));
            series.doubts += why;
        }
    }
}

std::optional<double> objectiveOf(const StoredRun &run, const QString &metric)
{
    for (const StoredPoint &point : run.points) {
        const QJsonValue stored = point.result["servescope"_L1].toObject()["goodput"_L1].toObject()[metric];
        if (stored.isDouble())
            return stored.toDouble();
    }
    return std::nullopt;
}

/// The load up to which the p99 of every metric keeps its objective; its interval are the measured loads
/// around it.
void markObjectiveLoad(ChartData &chart, const StoredRun &run)
{
    std::optional<ChartMark> tightest;
    for (const QString &metric : {u"ttft"_s, u"tpot"_s, u"e2el"_s}) {
        const auto objective = objectiveOf(run, metric);
        const ChartData latency = latencyCurve(run, u"p99_%1_ms"_s.arg(metric));
        if (!objective || latency.series.size() != 1)
            continue;
        std::vector<LoadPoint> loads;
        for (const QPointF &point : latency.series.front().points) {
            if (std::isfinite(point.y()))
                loads.push_back({point.x(), 0, point.y(), point.y(), point.y()});
        }
        const auto found = maximumLoad(curveOf(loads), *objective);
        if (!found || found->kind != MaximumLoad::Kind::Between ||
            (tightest && tightest->value <= found->load))
            continue;
        ChartMark mark{Qt::Vertical, found->load, {}, 0, 0};
        for (const LoadPoint &load : loads) {
            if (load.load <= found->load)
                mark.lower = std::max(mark.lower, load.load);
            else if (mark.upper == 0 || load.load < mark.upper)
                mark.upper = load.load;
        }
        mark.text = SweepCharts::tr("SLO kept up to %1 (%2 – %3)")
                        .arg(formatCount(static_cast<qint64>(std::floor(found->load))),
                             formatCount(static_cast<qint64>(mark.lower)),
                             formatCount(static_cast<qint64>(mark.upper)));
        tightest = mark;
    }
    if (tightest)
        chart.marks.push_back(*tightest);
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

PointDoubts pointDoubts(const StoredRun &run, const std::vector<std::optional<Drift>> &drifts)
{
    constexpr double failedShare = 0.05;
    constexpr double cachedShare = 0.01; // as the audit has it
    PointDoubts doubts;
    for (size_t i = 0; i < run.points.size(); ++i) {
        const StoredPoint &point = run.points[i];
        const QJsonObject own = point.result["servescope"_L1].toObject();
        const double tokens = point.result["total_input_tokens"_L1].toDouble();
        const double cached = std::max(point.result["prefix_cache_hit_tokens"_L1].toDouble(),
                                       point.result["cached_prompt_tokens"_L1].toDouble());
        const int all = point.entry.completed + point.entry.failed;
        QStringList reasons;
        if (healthFromJson(own["instrument"_L1].toObject()).verdict == HealthVerdict::Red)
            reasons += SweepCharts::tr("the client disturbed the measurement");
        if (tokens > 0 && cached > cachedShare * tokens)
            reasons += SweepCharts::tr("%1 % of the prompts came from the prefix cache")
                           .arg(QLocale().toString(std::min(100.0, 100 * cached / tokens), 'f', 0));
        if (all > 0 && point.entry.failed > failedShare * all)
            reasons += SweepCharts::tr("%n request(s) failed", nullptr, point.entry.failed);
        if (point.hasResult() && point.entry.state == RunState::Interrupted)
            reasons += SweepCharts::tr("the point was cut short");
        if (i < drifts.size() && drifts[i] && drifts[i]->stands())
            reasons +=
                (drifts[i]->percent > 0 ? SweepCharts::tr("not stationary: E2EL rose by %1 % meanwhile")
                                        : SweepCharts::tr("not stationary: E2EL fell by %1 % meanwhile"))
                    .arg(QLocale().toString(std::abs(drifts[i]->percent), 'f', 0));
        if (!reasons.isEmpty())
            doubts[i] = reasons.join(SweepCharts::tr("; ", "between reasons"));
    }
    return doubts;
}

ChartData markedThroughput(const StoredRun &run, const PointDoubts &doubts)
{
    ChartData chart = throughputCurve(run);
    markDoubts(chart, run, doubts);
    if (chart.series.size() != 1)
        return chart;
    std::vector<LoadPoint> loads;
    for (const QPointF &point : chart.series.front().points) {
        if (std::isfinite(point.y()))
            loads.push_back({point.x(), point.y(), 0, 0, 0});
    }
    if (const auto knee = findKnee(curveOf(loads)))
        chart.marks.push_back({Qt::Vertical, knee->load,
                               SweepCharts::tr("Knee at %1 (%2 – %3)", "a load and its interval")
                                   .arg(formatCount(static_cast<qint64>(std::lround(knee->load))),
                                        formatCount(static_cast<qint64>(std::lround(knee->lower))),
                                        formatCount(static_cast<qint64>(std::lround(knee->upper)))),
                               knee->lower, knee->upper});
    markObjectiveLoad(chart, run);
    return chart;
}

ChartData bandedLatency(const StoredRun &run, const QString &figureKey, const PointDoubts &doubts)
{
    ChartData chart = latencyCurve(run, figureKey);
    markDoubts(chart, run, doubts);
    if (const auto objective = objectiveOf(run, figureKey.section(u'_', 1, 1)))
        chart.marks.push_back({Qt::Horizontal, *objective,
                               SweepCharts::tr("SLO %1").arg(formatMilliseconds(*objective)), 0, 0});
    if (!figureKey.startsWith("median_"_L1))
        return chart;
    const ChartData tail = latencyCurve(run, u"p99_"_s + figureKey.mid(7));
    for (size_t i = 0; i < chart.series.size() && i < tail.series.size(); ++i) {
        ChartSeries &series = chart.series[i];
        series.band = true;
        for (size_t k = 0; k < series.points.size() && k < tail.series[i].points.size(); ++k)
            series.bounds.emplace_back(series.points[k].y(), tail.series[i].points[k].y());
    }
    chart.title = SweepCharts::tr("%1 with a band up to the p99").arg(figureName(figureKey));
    return chart;
}

ChartData latencyOverThroughput(const StoredRun &run, const QString &figureKey, const PointDoubts &doubts)
{
    ChartData chart = latencyCurve(run, figureKey);
    markDoubts(chart, run, doubts);
    const ChartData gain = throughputCurve(run);
    for (size_t i = 0; i < chart.series.size() && i < gain.series.size(); ++i) {
        ChartSeries &series = chart.series[i];
        for (size_t k = 0; k < series.points.size() && k < gain.series[i].points.size(); ++k) {
            series.labels += formatCount(static_cast<qint64>(series.points[k].x()));
            series.points[k].setX(gain.series[i].points[k].y());
        }
    }
    chart.id = figureKey + u"_over_throughput"_s;
    chart.title = SweepCharts::tr("%1 over throughput").arg(figureName(figureKey));
    chart.xLabel = SweepCharts::tr("Output (tok/s)");
    chart.logX = false;
    return chart;
}

ChartData throughputPerUser(const StoredRun &run, const PointDoubts &doubts)
{
    ChartData chart = throughputCurve(run);
    markDoubts(chart, run, doubts);
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
    chart.title = SweepCharts::tr("Output of all over that of one user");
    chart.xLabel = SweepCharts::tr("Output per user (tok/s)");
    chart.logX = false;
    return chart;
}

HeatData heatOf(const StoredRun &run, const QString &figureKey, const PointDoubts &doubts)
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
    for (const auto &[place, why] : doubts) {
        const SweepPoint &point = run.points.at(place).entry.point;
        const auto row = std::distance(lengths.begin(),
                                       lengths.find(std::pair(point.lengths.input, point.lengths.output)));
        const auto column = std::distance(loads.begin(), loads.find(point.load.maxConcurrency));
        heat.doubts[static_cast<size_t>(row) * loads.size() + static_cast<size_t>(column)] = why;
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
    chart.yLabel = SweepCharts::tr("Goodput (req/s)");
    return chart;
}

ChartData attainmentOverLoad(const StoredRun &run, const SloResults &results)
{
    ChartData chart = overLoad(run, results, [](const SloResult &result) { return result.attainment * 100; });
    chart.id = u"attainment_over_load"_s;
    chart.title = SweepCharts::tr("Attainment over concurrency");
    chart.yLabel = SweepCharts::tr("Attainment (%)");
    return chart;
}

} // namespace servescope
