// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_pictures.h"

#include "core/base/random.h"
#include "core/base/translate.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Style = ChartSeries::Style;

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

/// Three requests: the first is served at once, the third has to wait for a place.
ReportChart life()
{
    struct Request
    {
        double sent, started, first;
    };
    constexpr Request requests[] = {{0, 0, 80}, {60, 80, 165}, {90, 235, 320}};
    constexpr int tokens = 9;
    constexpr double step = 22;
    ReportChart chart;
    chart.data.id = u"life"_s;
    chart.data.title = translate("Guide", "The life of three requests");
    chart.data.xLabel = translate("Guide", "Time (ms)");
    chart.data.yLabel = translate("Guide", "Request");
    chart.data.yFromZero = true;
    ChartSeries waiting{translate("Guide", "waits at the server"), Style::Line, {}, 0};
    ChartSeries prefill{translate("Guide", "prefill"), Style::Line, {}, 0};
    ChartSeries decode{translate("Guide", "decode: one token each"), Style::LineWithMarkers, {}, 0};
    double row = 0;
    for (const Request &request : requests) {
        ++row;
        if (request.started > request.sent)
            waiting.points.insert(waiting.points.end(),
                                  {{request.sent, row}, {request.started, row}, {gap, gap}});
        prefill.points.insert(prefill.points.end(),
                              {{request.started, row}, {request.first, row}, {gap, gap}});
        for (int i = 0; i < tokens; ++i)
            decode.points.emplace_back(request.first + i * step, row);
        decode.points.emplace_back(gap, gap);
    }
    chart.data.series = {waiting, prefill, decode};
    chart.marks = {
        {Qt::Vertical, requests[0].first, translate("Guide", "TTFT of request 1")},
        {Qt::Vertical, requests[2].first + (tokens - 1) * step, translate("Guide", "end of request 3")}};
    return chart;
}

/// The same mean rate three times, each with its seed.
ReportChart arrivals()
{
    constexpr int count = 24;
    constexpr double rate = 4;
    ReportChart chart;
    chart.data.id = u"arrivals"_s;
    chart.data.title = translate("Guide", "The same rate, three kinds of arrivals");
    chart.data.xLabel = translate("Guide", "Time (s)");
    chart.data.yLabel = translate("Guide", "Requests sent");
    for (const double burstiness : {0.25, 1.0, 100.0}) {
        Random random(7);
        ChartSeries series;
        series.name = translate("Guide", "burstiness %1").arg(burstiness);
        series.style = Style::Step;
        std::vector<double> times;
        times.reserve(count);
        double time = 0;
        for (int i = 0; i < count; ++i)
            times.push_back(time += random.gamma(burstiness, 1 / (rate * burstiness)));
        for (int i = 0; i < count; ++i) // as the engine does: the last one falls on count / rate
            series.points.emplace_back(times[static_cast<size_t>(i)] * count / rate / time, i + 1);
        chart.data.series.push_back(std::move(series));
    }
    return chart;
}

/// A server that runs 32 at once: a step costs 12 ms and a little for each request in it.
ReportChart knee()
{
    ReportChart chart;
    chart.data.id = u"knee"_s;
    chart.data.title = translate("Guide", "Throughput bends where the server is full");
    chart.data.xLabel = translate("ChartData", "Concurrency (requests in flight)");
    chart.data.yLabel = translate("ChartData", "Output throughput (tok/s)");
    chart.data.logX = true;
    ChartSeries series{translate("Guide", "output throughput"), Style::LineWithMarkers, {}, 0};
    for (const int load : {1, 2, 4, 8, 16, 32, 64, 128}) {
        const double batch = std::min(load, 32);
        series.points.emplace_back(load, 1000 * batch / (12 + 0.35 * batch));
    }
    chart.data.series = {series};
    chart.marks = {{Qt::Vertical, 32, translate("Guide", "full")}};
    return chart;
}

/// A log-normal latency: most values close together, a tail to the right.
ReportChart distribution()
{
    constexpr size_t count = 2000;
    Random random(11);
    std::vector<double> values;
    for (size_t i = 0; i < count; ++i)
        values.push_back(180 * std::exp(0.45 * random.normal()));
    std::ranges::sort(values);
    ReportChart chart;
    chart.data = latencyEcdf(u"TTFT"_s, values);
    chart.data.id = u"distribution"_s;
    chart.marks = {{Qt::Horizontal, 0.5, translate("Guide", "median: half of the requests")},
                   {Qt::Horizontal, 0.99, translate("Guide", "p99: 99 of 100 requests")}};
    return chart;
}

} // namespace

QStringList guidePictureNames()
{
    return {u"life"_s, u"arrivals"_s, u"knee"_s, u"distribution"_s};
}

std::optional<ReportChart> guidePicture(const QString &name)
{
    if (name == "life"_L1)
        return life();
    if (name == "arrivals"_L1)
        return arrivals();
    if (name == "knee"_L1)
        return knee();
    if (name == "distribution"_L1)
        return distribution();
    return std::nullopt;
}

} // namespace servescope
