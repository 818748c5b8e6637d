// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_charts.h"

#include "core/base/translate.h"
#include "core/metrics/summary.h"
#include "core/report/chart_text.h"
#include "core/report/report_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr double logRatio = 16; // from here on doubling loads crowd at the left of a linear axis
constexpr size_t mostCurves = 8;

bool byRate(const std::vector<ReportRun> &runs)
{
    bool any = false;
    for (const ReportRun &run : runs) {
        for (const ReportPoint &point : run.points) {
            if (std::isinf(point.evidence.requestRate))
                return false;
            any = true;
        }
    }
    return any;
}

double loadOf(const ReportPoint &point, bool rate)
{
    return rate ? point.evidence.requestRate : point.evidence.concurrency.value_or(0);
}

/// The points of a pair of lengths by ascending load.
std::map<double, std::vector<const ReportPoint *>> byLoad(const ReportRun &run, std::pair<int, int> lengths,
                                                          bool rate)
{
    std::map<double, std::vector<const ReportPoint *>> loads;
    for (const ReportPoint &point : run.points) {
        if (std::pair(point.evidence.inputLen, point.evidence.outputLen) == lengths &&
            loadOf(point, rate) > 0)
            loads[loadOf(point, rate)].push_back(&point);
    }
    return loads;
}

/// One figure of the repeats of a load.
Estimate estimateOf(const std::vector<const ReportPoint *> &repeats, const QString &key)
{
    std::vector<double> values;
    const Estimate *only = nullptr;
    for (const ReportPoint *point : repeats) {
        if (const Estimate *estimate = point->figure(key)) {
            values.push_back(estimate->value);
            only = estimate;
        }
    }
    if (values.size() > 1)
        return repeatsEstimate(values);
    Estimate none;
    none.value = std::nan("");
    return only ? *only : none;
}

QString curveName(const ReportRun &run, std::pair<int, int> lengths, bool severalRuns)
{
    const QString name = lengths.first > 0 ? translate("ChartData", "%1 → %2", "input tokens → output tokens")
                                                 .arg(lengths.first)
                                                 .arg(lengths.second)
                                           : translate("Report", "lengths of the data set");
    return severalRuns ? run.measured.name + u": "_s + name : name;
}

QString loadLabel(bool rate)
{
    return rate ? translate("Report", "Request rate (req/s)")
                : translate("ChartData", "Concurrency (requests in flight)");
}

} // namespace

std::vector<std::pair<int, int>> lengthPairs(const ReportRun &run)
{
    std::set<std::pair<int, int>> pairs;
    for (const ReportPoint &point : run.points)
        pairs.insert({point.evidence.inputLen, point.evidence.outputLen});
    return {pairs.begin(), pairs.end()};
}

ReportChart figureOverLoad(const std::vector<ReportRun> &runs, const QString &key)
{
    ReportChart chart;
    const bool rate = byRate(runs);
    const bool latency = key.endsWith("_ms"_L1);
    const QString name = latency ? figureName(key) : figureTitle(key);
    chart.data.id = key;
    chart.data.title = rate ? translate("Report", "%1 over the request rate").arg(name)
                            : translate("ChartData", "%1 over concurrency").arg(name);
    chart.data.xLabel = loadLabel(rate);
    chart.data.yLabel = latency ? translate("ChartData", "%1 (ms)").arg(name) : figureTitleWithUnit(key);
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const ReportRun &run : runs) {
        for (const auto &lengths : lengthPairs(run)) {
            ChartSeries series;
            series.name = curveName(run, lengths, runs.size() > 1);
            std::vector<std::pair<double, double>> intervals;
            for (const auto &[load, repeats] : byLoad(run, lengths, rate)) {
                const Estimate estimate = estimateOf(repeats, key);
                series.points.emplace_back(load, estimate.value);
                intervals.emplace_back(estimate.hasInterval() ? estimate.lower : std::nan(""),
                                       estimate.hasInterval() ? estimate.upper : std::nan(""));
                least = std::min(least, load);
                most = std::max(most, load);
            }
            chart.data.series.push_back(std::move(series));
            chart.intervals.push_back(std::move(intervals));
        }
        const QString metric = key.section(u'_', 1, 1);
        if (latency && run.objectives.contains(metric) && chart.marks.empty())
            chart.marks.push_back(
                {Qt::Horizontal, run.objectives[metric],
                 translate("Report", "objective %1 ms").arg(plainNumber(run.objectives[metric]))});
    }
    chart.data.logX = least > 0 && most / least >= logRatio;
    return chart;
}

ReportChart latencyOverThroughput(const std::vector<ReportRun> &runs, const QString &latencyKey)
{
    ReportChart chart;
    const bool rate = byRate(runs);
    const QString name = figureName(latencyKey);
    chart.data.id = latencyKey + "_vs_throughput"_L1;
    chart.data.title = translate("Report", "%1 over output throughput").arg(name);
    chart.data.xLabel = figureTitleWithUnit(u"output_throughput"_s);
    chart.data.yLabel = translate("ChartData", "%1 (ms)").arg(name);
    for (const ReportRun &run : runs) {
        for (const auto &lengths : lengthPairs(run)) {
            ChartSeries series;
            series.name = curveName(run, lengths, runs.size() > 1);
            for (const auto &[load, repeats] : byLoad(run, lengths, rate)) {
                const double x = estimateOf(repeats, u"output_throughput"_s).value;
                const double y = estimateOf(repeats, latencyKey).value;
                series.points.emplace_back(x, y);
            }
            chart.data.series.push_back(std::move(series));
        }
    }
    return chart;
}

ReportChart distributionsOf(const ReportRun &run, int inputLen, int outputLen, const char *metric)
{
    ReportChart chart;
    const QString name = QString::fromLatin1(metric).toUpper();
    chart.data.id = u"%1_distribution_%2x%3"_s.arg(QLatin1StringView(metric)).arg(inputLen).arg(outputLen);
    chart.data.title = inputLen > 0 ? translate("Report", "Distribution of %1, %2 → %3 tokens")
                                          .arg(name, QString::number(inputLen), QString::number(outputLen))
                                    : translate("ChartData", "Distribution of %1").arg(name);
    chart.data.xLabel = translate("ChartData", "%1 (ms)").arg(name);
    chart.data.yLabel = translate("ChartData", "Share at or below");
    std::vector<const ReportPoint *> points;
    for (const ReportPoint &point : run.points) {
        if (point.evidence.inputLen == inputLen && point.evidence.outputLen == outputLen &&
            !sortedLatencies(point.evidence, metric).empty())
            points.push_back(&point);
    }
    double least = std::numeric_limits<double>::infinity(), most = 0;
    const size_t curves = std::min(points.size(), mostCurves);
    for (size_t i = 0; i < curves; ++i) {
        const ReportPoint &point = *points[curves == 1 ? 0 : i * (points.size() - 1) / (curves - 1)];
        const std::vector<double> sorted = sortedLatencies(point.evidence, metric);
        ChartSeries series;
        series.style = ChartSeries::Style::Line;
        series.name = loadName(point);
        for (int p = 0; p <= 100; ++p)
            series.points.emplace_back(percentile(sorted, p), p / 100.0);
        series.points.insert(series.points.end() - 1, {percentile(sorted, 99.5), 0.995});
        series.points.insert(series.points.end() - 1, {percentile(sorted, 99.9), 0.999});
        if (sorted.front() > 0)
            least = std::min(least, sorted.front());
        most = std::max(most, sorted.back());
        chart.data.series.push_back(std::move(series));
    }
    chart.data.logX = most / least > 20;
    if (const auto limit = run.objectives.constFind(QString::fromLatin1(metric));
        limit != run.objectives.cend())
        chart.marks.push_back(
            {Qt::Vertical, *limit, translate("Report", "objective %1 ms").arg(plainNumber(*limit))});
    return chart;
}

ReportChart histogramOf(const ReportPoint &point, const char *metric)
{
    ReportChart chart;
    const std::vector<double> sorted = sortedLatencies(point.evidence, metric);
    chart.data = latencyHistogram(QString::fromLatin1(metric).toUpper(), sorted);
    return chart;
}

std::vector<ReportChart> curveCharts(const std::vector<ReportRun> &runs)
{
    std::vector<ReportChart> charts;
    const auto add = [&charts](ReportChart chart) {
        size_t loads = 0;
        for (const ChartSeries &series : chart.data.series)
            loads = std::max(loads, series.points.size());
        if (loads > 1 && !chart.data.empty())
            charts.push_back(std::move(chart));
    };
    add(figureOverLoad(runs, u"output_throughput"_s));
    add(figureOverLoad(runs, u"median_ttft_ms"_s));
    add(figureOverLoad(runs, u"p99_ttft_ms"_s));
    add(figureOverLoad(runs, u"median_tpot_ms"_s));
    add(figureOverLoad(runs, u"median_e2el_ms"_s));
    add(latencyOverThroughput(runs, u"median_ttft_ms"_s));
    return charts;
}

std::vector<ReportChart> distributionCharts(const std::vector<ReportRun> &runs)
{
    std::vector<ReportChart> charts;
    for (size_t r = 0; r < runs.size(); ++r) {
        for (const auto &[input, output] : lengthPairs(runs[r])) {
            for (const LatencyMetric &metric : latencyMetrics()) {
                ReportChart chart = distributionsOf(runs[r], input, output, metric.key);
                if (chart.data.empty())
                    continue;
                if (runs.size() > 1) {
                    chart.data.id += u"_run%1"_s.arg(r + 1);
                    chart.data.title = runs[r].measured.name + u": "_s + chart.data.title;
                }
                charts.push_back(std::move(chart));
            }
        }
        if (runs[r].points.size() == 1) {
            ReportChart chart = histogramOf(runs[r].points.front(), "ttft");
            if (!chart.data.empty())
                charts.push_back(std::move(chart));
        }
    }
    return charts;
}

} // namespace servescope
