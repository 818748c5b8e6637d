// SPDX-License-Identifier: GPL-3.0-or-later
// Every chart of the explorer with the data that break charts: it draws something or says why not, has the
// curves it should have, and axes that hold them.
#include "tests/support/registry.h"
#include "tests/ui/charts/shown_chart.h"
#include "ui/charts/heat_map.h"
#include "ui/explorer/log_histogram.h"
#include "ui/explorer/sweep_charts.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class EveryChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sweepCharts_data();
    void sweepCharts();
    void distributions_data();
    void distributions();
    void heatMap();
};

namespace {

/// One curve of a sweep; NaN: that point failed.
StoredRun sweepOf(const std::vector<double> &throughputs, const std::vector<double> &latencies)
{
    StoredRun run;
    for (size_t i = 0; i < throughputs.size(); ++i) {
        StoredPoint point;
        const bool failed = std::isnan(throughputs[i]);
        point.entry.state = failed ? RunState::Failed : RunState::Finished;
        point.entry.point.lengths = {512, 32};
        point.entry.point.load = {1 << i, 100};
        if (!failed) {
            point.result = QJsonObject{{u"completed"_s, 100}, {u"output_throughput"_s, throughputs[i]}};
            for (const char *key : {"median_ttft_ms", "p99_ttft_ms", "median_tpot_ms"})
                point.result[QLatin1StringView(key)] = latencies[i];
        }
        run.points.push_back(point);
    }
    return run;
}

SloResults sloOf(const StoredRun &run)
{
    SloResults results;
    for (const StoredPoint &point : run.points) {
        results.emplace_back();
        if (point.hasResult())
            results.back() = SloResult{50, 0.5, 2.0};
    }
    return results;
}

struct AxisRange
{
    double low = 0, high = 0;
    bool log = false;
};

AxisRange rangeOf(const Shown &shown, Qt::Orientation side)
{
    if (const auto *axis = shown.log(side))
        return {axis->min(), axis->max(), true};
    const auto *axis = shown.linear(side);
    return axis ? AxisRange{axis->min(), axis->max(), false} : AxisRange();
}

/// Points that have a place on these axes.
int drawable(const ChartData &chart, const AxisRange &x, const AxisRange &y)
{
    int count = 0;
    for (const ChartSeries &series : chart.series) {
        for (const QPointF &point : series.points)
            count += std::isfinite(point.x()) && std::isfinite(point.y()) && (!x.log || point.x() > 0) &&
                     (!y.log || point.y() > 0);
    }
    return count;
}

void checkChart(const ChartData &chart, bool empty)
{
    Shown shown(chart);
    shown.chart.setEmptyText(u"Nothing here."_s);
    const auto *words = shown.chart.findChild<QLabel *>(u"emptyText"_s);
    QCOMPARE(words->isVisible(), empty);
    QCOMPARE(chart.empty(), empty);
    if (empty)
        return;
    const AxisRange x = rangeOf(shown, Qt::Horizontal), y = rangeOf(shown, Qt::Vertical);
    for (const AxisRange &axis : {x, y}) {
        QVERIFY(std::isfinite(axis.low) && std::isfinite(axis.high));
        QVERIFY2(axis.low < axis.high, qPrintable(chart.id));
        QVERIFY(!axis.log || axis.low > 0);
    }
    QVERIFY2(drawable(chart, x, y) > 0, qPrintable(chart.id));
    const QRectF area = shown.canvas->chart()->plotArea().adjusted(-1, -1, 1, 1);
    for (const ChartSeries &series : chart.series) {
        for (const QPointF &point : series.points) {
            if (!std::isfinite(point.x()) || !std::isfinite(point.y()) || (x.log && point.x() <= 0) ||
                (y.log && point.y() <= 0))
                continue;
            QVERIFY2(
                area.contains(shown.canvas->plot().toPixel(point)),
                qPrintable(u"%1: (%2, %3) is off the axes"_s.arg(chart.id).arg(point.x()).arg(point.y())));
        }
    }
    const QImage picture = shown.picture();
    int colored = 0;
    for (int curve = 0; curve < static_cast<int>(chart.series.size()); ++curve)
        colored +=
            pixelsLike(picture, curveColor(curve), 60); // a slanted line has no pixel of its very colour
    QVERIFY2(colored > 8 || chart.series.front().style == ChartSeries::Style::Bars, qPrintable(chart.id));
    QVERIFY(!shown.labels().isEmpty());
    QVERIFY(!shown.chart.accessibleDescription().isEmpty());
}

} // namespace

void EveryChartTest::sweepCharts_data()
{
    QTest::addColumn<StoredRun>("run");
    QTest::addColumn<bool>("empty");
    const std::vector<double> latencies{20, 22, 25, 40, 90};
    QTest::newRow("usual") << sweepOf({100, 190, 360, 600, 620}, latencies) << false;
    QTest::newRow("zeros") << sweepOf({0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}) << false;
    QTest::newRow("one point") << sweepOf({100}, {20}) << false;
    QTest::newRow("all equal") << sweepOf({100, 100, 100, 100}, {20, 20, 20, 20}) << false;
    QTest::newRow("within a decade") << sweepOf({100, 101, 102, 103}, {20, 20.5, 21, 21.5}) << false;
    QTest::newRow("huge and tiny") << sweepOf({1e-7, 1, 1e9}, {1e-6, 1, 1e8}) << false;
    QTest::newRow("some failed") << sweepOf({100, NaN, 360, NaN, 620}, latencies) << false;
    QTest::newRow("all failed") << sweepOf({NaN, NaN, NaN}, latencies) << true;
    QTest::newRow("no points") << sweepOf({}, {}) << true;
}

void EveryChartTest::sweepCharts()
{
    QFETCH(StoredRun, run);
    QFETCH(bool, empty);
    const PointDoubts doubts = pointDoubts(run);
    const SloResults slo = sloOf(run);
    const bool zeros = !run.points.empty() && run.points.front().figure(u"median_tpot_ms"_s).value_or(1) == 0;
    for (const ChartData &chart :
         {markedThroughput(run, doubts), bandedLatency(run, u"median_ttft_ms"_s, doubts),
          bandedLatency(run, u"p99_ttft_ms"_s, doubts),
          latencyOverThroughput(run, u"median_ttft_ms"_s, doubts), goodputOverLoad(run, slo),
          attainmentOverLoad(run, slo)}) {
        checkChart(chart, empty);
        QCOMPARE(chart.series.size(), size_t(run.points.empty() ? 0 : 1));
        if (!chart.series.empty())
            QCOMPARE(chart.series.front().points.size(), run.points.size());
        if (QTest::currentTestFailed())
            return;
    }
    checkChart(throughputPerUser(run, doubts),
               empty || zeros); // no tokens per second where a token takes no time
}

void EveryChartTest::distributions_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<bool>("empty");
    std::vector<double> usual, narrow;
    for (int i = 1; i <= 500; ++i) {
        usual.push_back(std::pow(10, i / 125.0));
        narrow.push_back(20 + i * 0.01);
    }
    QTest::newRow("usual") << usual << false;
    QTest::newRow("within a decade") << narrow << false;
    QTest::newRow("one value") << std::vector<double>{42} << false;
    QTest::newRow("all equal") << std::vector<double>(50, 42.0) << false;
    QTest::newRow("zeros") << std::vector<double>(50, 0.0) << false;
    QTest::newRow("zero and more") << std::vector<double>{0, 0, 3, 5} << false;
    QTest::newRow("up to infinity") << std::vector<double>{1, 2, 3, std::numeric_limits<double>::infinity()}
                                    << false;
    QTest::newRow("none") << std::vector<double>() << true;
}

void EveryChartTest::distributions()
{
    QFETCH(std::vector<double>, values);
    QFETCH(bool, empty);
    for (const bool log : {false, true}) {
        ChartData ecdf = latencyEcdf(u"TTFT"_s, values);
        ecdf.logX = log;
        ChartData percentiles = percentileCurve(u"TTFT"_s, values);
        percentiles.logY = log;
        std::vector<ChartData> charts{
            ecdf, percentiles, log ? logHistogram(u"TTFT"_s, values) : latencyHistogram(u"TTFT"_s, values)};
        for (ChartData &chart : charts) {
            markObjective(chart, 30);
            // Bins of a logarithmic axis have no place for zero.
            const bool none = empty || (chart.id.endsWith(u"_log"_s) && values.back() <= 0);
            checkChart(chart, none);
            QCOMPARE(chart.series.size(), size_t(none ? 0 : 1));
            if (QTest::currentTestFailed())
                return;
        }
    }
    if (empty)
        return;
    const ChartData percentiles = percentileCurve(u"TTFT"_s, values);
    QCOMPARE(percentiles.series[0].points.front(), QPointF(1, values.front()));
    for (const QPointF &point : percentiles.series[0].points)
        QVERIFY(point.x() >= 1 && point.x() <= static_cast<double>(values.size()));
    QVERIFY(std::ranges::is_sorted(percentiles.series[0].points, {}, &QPointF::y));
}

void EveryChartTest::heatMap()
{
    for (const StoredRun &run : {sweepOf({100, 190, 360}, {20, 30, 40}), sweepOf({0, 0}, {0, 0}),
                                 sweepOf({100}, {20}), sweepOf({100, 100}, {20, 20}),
                                 sweepOf({100, NaN}, {20, 20}), sweepOf({NaN}, {20}), sweepOf({}, {})}) {
        for (const QString &key : {u"output_throughput"_s, u"median_ttft_ms"_s}) {
            const HeatData heat = heatOf(run, key);
            QCOMPARE(static_cast<size_t>(heat.columns.size()), run.points.size());
            QCOMPARE(heat.values.size(), run.points.size());
            HeatMap map;
            map.setPalette(lightPalette());
            map.resize(500, 260);
            map.setData(heat);
            map.show();
            const QImage picture = map.grab().toImage();
            int differing = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x)
                    differing += picture.pixel(x, y) != picture.pixel(2, 2);
            }
            QVERIFY2(differing > 100, qPrintable(key)); // cells, or words that say why there are none
        }
    }
}

SERVESCOPE_TEST(EveryChartTest)
#include "every_chart_test.moc"
