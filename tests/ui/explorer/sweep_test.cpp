// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/data_chart.h"
#include "ui/charts/heat_map.h"
#include "ui/explorer/log_histogram.h"
#include "ui/explorer/slo_view.h"
#include "ui/explorer/sweep_charts.h"
#include "ui/explorer/sweep_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using enum Outcome;

class SweepTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKneeIsMarked();
    void anObjectiveIsMarked();
    void doubtfulPointsSayWhy();
    void heatMapHasACellForEachLoad();
    void slidersRecomputeGoodput();
    void logarithmicHistograms();
    void emptyRuns();
};

namespace {

/// A finished point with these figures and nothing else.
StoredPoint figures(int input, int concurrency, double throughput, double ttft)
{
    StoredPoint point;
    point.entry.state = RunState::Finished;
    point.entry.point.lengths = {input, 32};
    point.entry.point.load = {concurrency, 100};
    point.result = QJsonObject{{u"completed"_s, 100},
                               {u"output_throughput"_s, throughput},
                               {u"median_ttft_ms"_s, ttft},
                               {u"p99_ttft_ms"_s, 3 * ttft},
                               {u"median_tpot_ms"_s, 10 + concurrency * 0.1}};
    return point;
}

} // namespace

void SweepTest::aKneeIsMarked()
{
    StoredRun run;
    for (int load = 1; load <= 256; load *= 2)
        run.points.push_back(figures(512, load, std::min(100.0 * load, 1600.0), 20));
    const ChartData chart = markedThroughput(run, {});
    QCOMPARE(chart.marks.size(), size_t(1));
    QCOMPARE(chart.marks[0].value, 16.0);
    QCOMPARE(chart.marks[0].lower, 8.0);
    QCOMPARE(chart.marks[0].upper, 32.0);
    QVERIFY(throughputPerUser(run, {}).series.size() == 2);
}

void SweepTest::anObjectiveIsMarked()
{
    StoredRun run;
    for (int load = 1; load <= 64; load *= 2) {
        run.points.push_back(figures(512, load, std::min(100.0 * load, 1600.0), 20 * std::max(1, load / 16)));
        run.points.back().result[u"servescope"_s] =
            QJsonObject{{u"goodput"_s, QJsonObject{{u"ttft"_s, 100}}}}; // the p99 is 60 ms up to 16, then 120
    }
    const ChartData chart = markedThroughput(run, {});
    QCOMPARE(chart.marks.size(), size_t(2));
    const ChartMark &limit = chart.marks[1];
    QVERIFY2(limit.value > 16 && limit.value < 32, qPrintable(QString::number(limit.value)));
    QCOMPARE(limit.lower, 16.0);
    QCOMPARE(limit.upper, 32.0);
    QVERIFY(limit.text.contains(u"SLO"_s));
    const ChartData latency = bandedLatency(run, u"p99_ttft_ms"_s, {});
    QCOMPARE(latency.marks.size(), size_t(1));
    QCOMPARE(latency.marks[0].orientation, Qt::Horizontal);
    QCOMPARE(latency.marks[0].value, 100.0);
    QVERIFY(bandedLatency(run, u"median_tpot_ms"_s, {}).marks.empty());
}

void SweepTest::doubtfulPointsSayWhy()
{
    StoredRun run;
    for (int load = 1; load <= 32; load *= 2)
        run.points.push_back(figures(512, load, 100.0 * load, 20));
    QVERIFY(pointDoubts(run).empty());
    run.points[1].result[u"servescope"_s] =
        QJsonObject{{u"instrument"_s, QJsonObject{{u"verdict"_s, u"red"_s}}}};
    run.points[2].result[u"total_input_tokens"_s] = 1000;
    run.points[2].result[u"prefix_cache_hit_tokens"_s] = 400;
    run.points[3].entry.completed = 90;
    run.points[3].entry.failed = 10;
    run.points[5].entry.failed = 1; // of none known: no share
    run.points[5].entry.completed = 99;
    std::vector<std::optional<Drift>> drifts(6);
    drifts[0] = Drift{4, 1, 7}; // real, but small
    drifts[4] = Drift{30, 22, 38};
    const PointDoubts doubts = pointDoubts(run, drifts);
    QCOMPARE(doubts.size(), size_t(4));
    QVERIFY(doubts.at(2).contains(u"40"_s));
    QVERIFY(doubts.at(3).contains(u"10"_s));
    QVERIFY(doubts.at(4).contains(u"30"_s));
    for (const ChartData &chart :
         {markedThroughput(run, doubts), bandedLatency(run, u"median_ttft_ms"_s, doubts),
          latencyOverThroughput(run, u"median_ttft_ms"_s, doubts), throughputPerUser(run, doubts)}) {
        QCOMPARE(chart.series[0].doubtful, (std::vector<int>{1, 2, 3, 4}));
        QCOMPARE(chartDoubt(chart.series[0], chart.series[0].points[4]), doubts.at(4));
        QVERIFY(chartDoubt(chart.series[0], chart.series[0].points[0]).isEmpty());
    }
    SweepView view;
    view.resize(900, 500);
    view.setRun(run);
    view.show();
    QVERIFY(view.findChild<DataChart *>(u"throughputCurve"_s)->findChild<QLabel *>(u"note"_s)->isVisible());
}

void SweepTest::heatMapHasACellForEachLoad()
{
    StoredRun run;
    for (const int input : {128, 1024}) {
        for (const int load : {1, 8, 2048})
            run.points.push_back(figures(input, load, load * 10, input + load));
    }
    run.points.pop_back();
    SweepView view;
    view.resize(900, 500);
    view.setRun(run);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *box = view.findChild<QComboBox *>(u"sweepView"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    auto *heat = view.findChild<HeatMap *>(u"heatMap"_s);
    QVERIFY(heat->isVisible());
    QCOMPARE(heat->data().rows.size(), 2);
    QCOMPARE(heat->data().at(1, 1), 1032.0);
    QVERIFY(std::isnan(heat->data().at(1, 2)));
    QVERIFY(heat->grab().toImage().pixelColor(heat->cell(0, 0).center() + QPoint(20, 12)) !=
            heat->grab().toImage().pixelColor(heat->cell(1, 1).center() + QPoint(20, 12)));
    QSignalSpy chosen(&view, &SweepView::pointChosen);
    QTest::mouseClick(heat, Qt::LeftButton, {}, heat->cell(0, 2).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 2);
    auto *figure = view.findChild<QComboBox *>(u"figure"_s);
    figure->setCurrentIndex(figure->findData(u"output_throughput"_s));
    QCOMPARE(heat->data().at(0, 1), 80.0);
}

void SweepTest::slidersRecomputeGoodput()
{
    const QTemporaryDir library;
    const auto run = openRun(writeRun(library.path(), u"m"_s, {Finished, Finished, Failed}));
    QVERIFY(run.ok());
    SloView view;
    view.resize(900, 500);
    view.setRun(*run);
    view.show();
    auto *chart = view.findChild<DataChart *>(u"goodputCurve"_s);
    QTRY_VERIFY(!chart->data().empty());
    const auto wanted = [&](size_t point) {
        const auto records = readRecords(*run, run->points[point].entry.point.id);
        return meetSlo(sloValues(sampleTable(*records, Convention::Vllm)), view.limits());
    };
    for (const char *key : {"tpot", "e2el"})
        view.findChild<QCheckBox *>(u"slo_asked_"_s + QLatin1StringView(key))->setChecked(false);
    auto *slider = view.findChild<QSlider *>(u"slo_slider_ttft"_s);
    int before = 1000;
    for (int position = slider->maximum(); position >= slider->minimum(); position -= 40) {
        slider->setValue(position);
        QCOMPARE(view.results()[1]->good, wanted(1).good);
        QCOMPARE(chart->data().series[0].points[1].y(), *wanted(1).goodput);
        QVERIFY(view.results()[1]->good <= before);
        before = view.results()[1]->good;
    }
    QCOMPARE(before, 0);
    QVERIFY(!view.results()[2]);
    QVERIFY(std::isnan(chart->data().series[0].points[2].y()));
}

void SweepTest::logarithmicHistograms()
{
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i)
        values.push_back(std::pow(10, i / 250.0)); // evenly over four decades
    const ChartData chart = logHistogram(u"TTFT"_s, values);
    double sum = 0;
    for (const QPointF &bin : chart.series[0].points)
        sum += bin.y();
    QCOMPARE(sum, 1000.0);
    QVERIFY(chart.logX);
    for (const auto &odd : {std::vector<double>{}, std::vector<double>{0, 0}, std::vector<double>{5, 5, 5},
                            std::vector<double>{0, 3}}) {
        DataChart shown;
        shown.setData(logHistogram(u"TTFT"_s, odd));
        shown.show();
        QVERIFY(!shown.grab().isNull());
    }
    const auto equal = logHistogram(u"TTFT"_s, std::vector<double>{5, 5, 5});
    QCOMPARE(equal.series[0].points[0], QPointF(5, 3));
}

void SweepTest::emptyRuns()
{
    SweepView view;
    view.setRun({});
    StoredRun failed;
    StoredPoint point;
    point.entry.point.load = {4, 10};
    failed.points.push_back(point);
    view.setRun(failed);
    view.show();
    for (int page = 0; page < 4; ++page) {
        view.findChild<QComboBox *>(u"sweepView"_s)->setCurrentIndex(page);
        QVERIFY(!view.grab().isNull());
    }
}

SERVESCOPE_TEST(SweepTest)
#include "sweep_test.moc"
