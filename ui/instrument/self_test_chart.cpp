// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instrument/self_test_chart.h"

#include <QCoreApplication>

#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct SelfTestWords
{
    Q_DECLARE_TR_FUNCTIONS(SelfTestWords)
};

constexpr int longPrompt = 10'000; // bytes

} // namespace

ChartData selfTestChart(const SelfTestResult &result)
{
    std::map<int, const SelfTestPoint *> byStreams;
    for (const SelfTestPoint &point : result.points) {
        if (point.requests == 0 || point.load.promptBytes > longPrompt)
            continue;
        const SelfTestPoint *&kept = byStreams[point.load.streams];
        if (!kept || point.load.tokensPerSecond < kept->load.tokensPerSecond)
            kept = &point;
    }
    ChartData chart;
    chart.id = u"selftest"_s;
    chart.title = SelfTestWords::tr("Error of this instrument");
    chart.xLabel = SelfTestWords::tr("Streams at once");
    chart.yLabel = SelfTestWords::tr("Error (ms)");
    chart.logX = chart.logY = true;
    chart.yFromZero = false;
    const auto add = [&](const QString &name, auto figure) {
        ChartSeries series;
        series.name = name;
        for (const auto &[streams, point] : byStreams) {
            if (const double value = figure(*point); value > 0)
                series.points.emplace_back(streams, value);
        }
        chart.series.push_back(std::move(series));
    };
    add(SelfTestWords::tr("TTFT, median"), [](const SelfTestPoint &p) { return p.ttft.median; });
    add(SelfTestWords::tr("TTFT, p99"), [](const SelfTestPoint &p) { return p.ttft.p99; });
    add(SelfTestWords::tr("ITL, median"), [](const SelfTestPoint &p) { return p.itl.median; });
    add(SelfTestWords::tr("ITL, p99"), [](const SelfTestPoint &p) { return p.itl.p99; });
    return chart;
}

} // namespace servescope
