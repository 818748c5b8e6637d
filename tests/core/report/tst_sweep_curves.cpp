// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_data.h"
#include "core/report/chart_text.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestSweepCurves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCurvePerLengthInOrderOfConcurrency();
    void pointsWithoutAFigureAreGaps();
    void repeatsAreAveraged();
    void ratesMakeCurves();
    void wideRangesGetALogAxis();
    void emptyCharts();
    void figureNames();
};

namespace {

StoredPoint point(int input, int output, int concurrency, std::optional<double> throughput)
{
    StoredPoint p;
    p.entry.point.lengths = {input, output};
    p.entry.point.load = {concurrency, 10};
    if (throughput) {
        p.entry.state = RunState::Finished;
        p.result = {
            {u"completed"_s, 10}, {u"output_throughput"_s, *throughput}, {u"p99_ttft_ms"_s, *throughput * 2}};
    }
    return p;
}

} // namespace

void TestSweepCurves::aCurvePerLengthInOrderOfConcurrency()
{
    StoredRun run;
    run.points = {point(1024, 128, 8, 800), point(128, 32, 4, 40), point(128, 32, 1, 10),
                  point(1024, 128, 2, 200)};
    const ChartData chart = throughputCurve(run);
    QCOMPARE(chart.id, u"throughput_vs_concurrency"_s);
    QCOMPARE(chart.series.size(), size_t(2));
    QCOMPARE(chart.series[0].name, u"128 → 32"_s);
    QCOMPARE(chart.series[0].points, (std::vector<QPointF>{{1, 10}, {4, 40}}));
    QCOMPARE(chart.series[1].name, u"1024 → 128"_s);
    QCOMPARE(chart.series[1].points, (std::vector<QPointF>{{2, 200}, {8, 800}}));
    QVERIFY(!chart.empty());
    QVERIFY(!chart.logX);
    QVERIFY(chart.yLabel.contains(u"tok/s"_s));

    const ChartData latency = latencyCurve(run, u"p99_ttft_ms"_s);
    QCOMPARE(latency.id, u"p99_ttft_ms_vs_concurrency"_s);
    QCOMPARE(latency.yLabel, u"P99 TTFT (ms)"_s);
    QCOMPARE(latency.series[1].points, (std::vector<QPointF>{{2, 400}, {8, 1600}}));
    QVERIFY(latencyCurve(run, u"p50_tpot_ms"_s).empty()); // a figure the files do not have
}

void TestSweepCurves::pointsWithoutAFigureAreGaps()
{
    StoredRun run;
    run.points = {point(10, 10, 1, 5), point(10, 10, 2, std::nullopt), point(10, 10, 4, 20)};
    StoredPoint nothing = point(10, 10, 8, 0);
    nothing.result[u"completed"_s] = 0; // zeros in the file, nothing measured
    run.points.push_back(nothing);
    const auto points = throughputCurve(run).series.at(0).points;
    QCOMPARE(points.size(), size_t(4));
    QCOMPARE(points[0].y(), 5.0);
    QVERIFY(std::isnan(points[1].y()));
    QCOMPARE(points[2].y(), 20.0);
    QVERIFY(std::isnan(points[3].y()));
}

void TestSweepCurves::repeatsAreAveraged()
{
    StoredRun run;
    run.points = {point(10, 10, 1, 4), point(10, 10, 1, 8), point(10, 10, 1, std::nullopt)};
    QCOMPARE(throughputCurve(run).series.at(0).points, (std::vector<QPointF>{{1, 6}}));
}

void TestSweepCurves::ratesMakeCurves()
{
    StoredRun run;
    run.points = {point(10, 20, 1, 4), point(10, 20, 1, 8)};
    run.points[0].entry.point.requestRate = 2.5;
    const ChartData chart = throughputCurve(run);
    QCOMPARE(chart.series.size(), size_t(2));
    QCOMPARE(chart.series[0].name, u"10 → 20, 2.5 req/s"_s);
    QCOMPARE(chart.series[1].name, u"10 → 20, no rate limit"_s);
}

void TestSweepCurves::wideRangesGetALogAxis()
{
    StoredRun run;
    for (int concurrency = 1; concurrency <= 256; concurrency *= 2)
        run.points.push_back(point(10, 10, concurrency, concurrency));
    QVERIFY(throughputCurve(run).logX);
}

void TestSweepCurves::emptyCharts()
{
    QVERIFY(throughputCurve({}).empty());
    StoredRun run;
    run.points = {point(10, 10, 1, std::nullopt)};
    QVERIFY(throughputCurve(run).empty());
    QVERIFY(ChartData{}.empty());
}

void TestSweepCurves::figureNames()
{
    QCOMPARE(figureName(u"mean_e2el_ms"_s), u"Mean E2EL"_s);
    QCOMPARE(figureName(u"median_tpot_ms"_s), u"Median TPOT"_s);
    QCOMPARE(figureName(u"std_itl_ms"_s), u"Standard deviation of ITL"_s);
    QCOMPARE(figureName(u"p99.9_ttft_ms"_s), u"P99.9 TTFT"_s);
    QCOMPARE(figureName(u"something"_s), u"something"_s);
}

SERVESCOPE_TEST(TestSweepCurves)
#include "tst_sweep_curves.moc"
