// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_charts.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

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

ChartData comparedEcdf(const CompareData &data, const QStringList &names, int point, const QString &metric)
{
    ChartData chart;
    const auto &baseline = data.runs.front().points;
    if (point < 0 || point >= static_cast<int>(baseline.size()))
        return chart;
    const MeasuredPoint &wanted = baseline[static_cast<size_t>(point)];
    for (size_t run = 0; run < data.runs.size(); ++run) {
        const auto &points = data.runs[run].points;
        const auto partner = std::ranges::find_if(points, [&wanted](const MeasuredPoint &each) {
            return each.inputLen == wanted.inputLen && each.outputLen == wanted.outputLen &&
                   each.maxConcurrency == wanted.maxConcurrency && each.requestRate == wanted.requestRate &&
                   each.completed > 0;
        });
        if (partner == points.end() || !partner->samples)
            continue;
        const auto table = partner->samples(Convention::Vllm);
        if (!table)
            continue;
        std::vector<double> values;
        if (metric == "itl"_L1) {
            values = table->gaps;
        } else {
            for (const RequestSample &request : table->requests) {
                const double value = metric == "tpot"_L1   ? request.tpot
                                     : metric == "e2el"_L1 ? request.e2el
                                                           : request.ttft;
                if (request.success && !std::isnan(value))
                    values.push_back(value);
            }
        }
        std::ranges::sort(values);
        ChartData own = latencyEcdf(metric.toUpper(), values);
        if (own.series.empty())
            continue;
        own.series.front().name = names.value(static_cast<qsizetype>(run));
        if (chart.series.empty())
            chart = std::move(own);
        else
            chart.series.push_back(std::move(own.series.front()));
    }
    chart.id = u"compared_ecdf_"_s + metric;
    return chart;
}

} // namespace servescope
