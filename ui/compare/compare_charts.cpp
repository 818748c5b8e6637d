// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_charts.h"

#include "core/analysis/timeline.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct CompareCharts
{
    Q_DECLARE_TR_FUNCTIONS(CompareCharts)
};

const MeasuredPoint *baselinePoint(const CompareData &data, int point)
{
    const auto &points = data.runs.front().points;
    return point < 0 || point >= static_cast<int>(points.size()) ? nullptr
                                                                 : &points[static_cast<size_t>(point)];
}

Result<Convention> conventionOf(const CompareData &data)
{
    std::vector<const MeasuredRun *> runs;
    for (const MeasuredRun &run : data.runs)
        runs.push_back(&run);
    return commonConvention(runs);
}

std::vector<double> valuesOf(const SampleTable &table, const QString &metric)
{
    std::vector<double> values;
    if (metric == "itl"_L1)
        values = table.gaps;
    for (const RequestSample &request : table.requests) {
        const double value = metric == "ttft"_L1   ? request.ttft
                             : metric == "tpot"_L1 ? request.tpot
                             : metric == "e2el"_L1 ? request.e2el
                                                   : std::nan("");
        if (request.success && !std::isnan(value))
            values.push_back(value);
    }
    std::ranges::sort(values);
    return values;
}

} // namespace

ChartData comparedCurves(const CompareData &data, const QStringList &names, const QString &figureKey)
{
    ChartData chart;
    for (size_t run = 0; run < data.stored.size(); ++run) {
        ChartData own = figureKey == "output_throughput"_L1 ? throughputCurve(data.stored[run])
                                                            : latencyCurve(data.stored[run], figureKey);
        const bool single = own.series.size() == 1;
        if (run == 0 || chart.title.isEmpty()) {
            auto series = std::move(chart.series);
            chart = own;
            chart.series = std::move(series);
        }
        chart.logX = chart.logX || own.logX;
        for (ChartSeries &series : own.series) {
            const QString &name = names.value(static_cast<qsizetype>(run));
            series.name = single ? name : u"%1, %2"_s.arg(name, series.name);
            chart.series.push_back(std::move(series));
        }
    }
    chart.id = u"compared_"_s + figureKey;
    return chart;
}

ComparedChart comparedEcdf(const CompareData &data, const QStringList &names, int point,
                           const QString &metric)
{
    ComparedChart compared;
    compared.chart.id = u"compared_ecdf_"_s + metric;
    const MeasuredPoint *wanted = baselinePoint(data, point);
    if (!wanted)
        return compared;
    // Where not all can be told in one convention, those that can be told in the baseline's are.
    const Result<Convention> common = conventionOf(data);
    const Convention convention =
        common ? *common : conventionFromName(wanted->convention).value_or(Convention::Vllm);
    compared.chart.series.resize(data.runs.size());
    for (size_t run = 0; run < data.runs.size(); ++run) {
        const QString name = names.value(static_cast<qsizetype>(run));
        compared.chart.series[run].name = name;
        const MeasuredPoint *partner = counterpart(data.runs[run], *wanted, data.runs.front());
        const auto table = partner && partner->samples ? partner->samples(convention) : std::nullopt;
        if (!partner) {
            compared.leftOut += CompareCharts::tr("%1 has no such point.").arg(name);
            continue;
        }
        if (!table) {
            compared.leftOut += CompareCharts::tr("%1 has no values of single requests.").arg(name);
            continue;
        }
        if (table->convention != convention) {
            compared.leftOut += CompareCharts::tr("%1 follows the convention “%2”, the baseline “%3”.")
                                    .arg(name, conventionName(table->convention), conventionName(convention));
            continue;
        }
        ChartData own = latencyEcdf(metric.toUpper(), valuesOf(*table, metric));
        if (own.series.empty()) {
            compared.leftOut += CompareCharts::tr("%1 has no such values.").arg(name);
            continue;
        }
        own.series.front().name = name;
        auto series = std::move(compared.chart.series);
        series[run] = std::move(own.series.front());
        own.id = compared.chart.id;
        compared.chart = std::move(own);
        compared.chart.series = std::move(series);
    }
    return compared;
}

ComparedCourses comparedCourses(const CompareData &data, const QStringList &names, int point)
{
    ComparedCourses courses;
    ChartData &inFlight = courses.inFlight;
    ChartData &rate = courses.outputRate;
    inFlight.id = u"compared_in_flight"_s;
    inFlight.title = CompareCharts::tr("Requests in flight");
    inFlight.yLabel = CompareCharts::tr("Requests");
    rate.id = u"compared_output_rate"_s;
    rate.title = CompareCharts::tr("Output");
    rate.yLabel = CompareCharts::tr("tok/s");
    inFlight.xLabel = rate.xLabel = CompareCharts::tr("Since the first request of each run (s)");
    const MeasuredPoint *wanted = baselinePoint(data, point);
    if (!wanted)
        return courses;
    for (size_t run = 0; run < data.runs.size(); ++run) {
        const QString name = names.value(static_cast<qsizetype>(run));
        for (ChartData *chart : {&inFlight, &rate}) {
            chart->series.emplace_back();
            chart->series.back().name = name;
            chart->series.back().style = ChartSeries::Style::Step;
        }
        const MeasuredPoint *partner = counterpart(data.runs[run], *wanted, data.runs.front());
        if (!partner) {
            courses.leftOut += CompareCharts::tr("%1 has no such point.").arg(name);
            continue;
        }
        const auto records = readRecords(data.stored[run], partner->id);
        if (!records || records->empty()) {
            courses.leftOut += CompareCharts::tr("%1 has no times of single requests.").arg(name);
            continue;
        }
        const Nanoseconds origin = firstDispatch(*records);
        inFlight.series.back().points = inFlightSeries(timelineBars(*records, origin));
        rate.series.back().points = outputRateSeries(*records, origin);
    }
    return courses;
}

} // namespace servescope
