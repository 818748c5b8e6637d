// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/chart_fixtures.h"
#include "ui/charts/curve_style.h"
#include "ui/charts/live_chart.h"
#include "ui/charts/plot.h"
#include "ui/common/theme.h"

#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class LiveChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsAppended();
    void everyShape_data();
    void everyShape();
    void repaintsAtMostFourTimesASecond();
    void staysSmall();
    void waitsWhileHidden();
    void clearsAndHides();
    void survivesEveryWidthOfItsLabels();
    void survivesEveryShape();
    void earlierPointsStayBehind();
    void listsOnlyWhatItIsTold();
};

namespace {

std::unique_ptr<LiveChart> liveChart()
{
    auto chart =
        std::make_unique<LiveChart>(u"Time to first token"_s, u"ms"_s, QStringList{u"median"_s, u"p99"_s});
    chart->setPalette(lightPalette());
    chart->resize(500, 300);
    return chart;
}

QList<QAbstractSeries *> seriesOf(const LiveChart &chart)
{
    return chart.findChild<QChartView *>()->chart()->series();
}

} // namespace

void LiveChartTest::showsWhatIsAppended()
{
    const auto chart = liveChart();
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QVERIFY(!chart->findChild<QChartView *>()->isVisible());
    const QSignalSpy spy(chart.get(), &LiveChart::repainted);
    for (int i = 0; i < 40; ++i)
        chart->append(i * 0.25, {50.0 + i, i % 9 == 4 ? NaN : 200.0 + i});
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(chart->pointCount(0), 40);
    QVERIFY(chart->findChild<QChartView *>()->isVisible());
    QCOMPARE(static_cast<QLineSeries *>(seriesOf(*chart)[0])->points().size(), 40);
    QCOMPARE(seriesOf(*chart).size(), 6); // one line, and one cut by four gaps
    const auto *time =
        qobject_cast<QValueAxis *>(chart->findChild<QChartView *>()->chart()->axes(Qt::Horizontal)[0]);
    QCOMPARE(time->min(), 0.0);
    QVERIFY(time->max() >= 9.75);
    const QImage picture = chart->grab().toImage();
    QVERIFY(pixelsLike(picture, curveStyle(0, lightPalette()).color) > 200);
    QVERIFY(pixelsLike(picture, curveStyle(1, lightPalette()).color) > 100);
    QVERIFY(chart->accessibleDescription().contains(u"from 50 to 89"));
}

void LiveChartTest::everyShape_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<bool>("drawn");
    QTest::newRow("not finite") << QList<double>{NaN, NaN} << false;
    QTest::newRow("one") << QList<double>{7} << true;
    QTest::newRow("zeros") << QList<double>{0, 0, 0} << true;
    QTest::newRow("all equal") << QList<double>{5, 5, 5} << true;
    QTest::newRow("within a decade") << QList<double>{20, 21, 20.5} << true;
    QTest::newRow("gaps") << QList<double>{20, NaN, 5, NaN, 9} << true;
    QTest::newRow("huge") << QList<double>{1e-6, 1e12, 3} << true;
}

void LiveChartTest::everyShape()
{
    QFETCH(QList<double>, values);
    QFETCH(bool, drawn);
    const auto chart = liveChart();
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    const QSignalSpy spy(chart.get(), &LiveChart::repainted);
    double highest = 0;
    for (qsizetype i = 0; i < values.size(); ++i) {
        chart->append(static_cast<double>(i), {values[i], NaN});
        if (std::isfinite(values[i]))
            highest = std::max(highest, values[i]);
    }
    QTRY_VERIFY(spy.count() >= 1);
    auto *view = chart->findChild<QChartView *>();
    QCOMPARE(view->isVisible(), drawn); // else words say that there is nothing yet
    if (!drawn)
        return;
    const auto *axis = qobject_cast<QValueAxis *>(view->chart()->axes(Qt::Vertical)[0]);
    QVERIFY(std::isfinite(axis->min()) && std::isfinite(axis->max()));
    QVERIFY(axis->min() < axis->max());
    QVERIFY(axis->min() <= 0 && axis->max() >= highest);
    QVERIFY(pixelsLike(chart->grab().toImage(), curveStyle(0, lightPalette()).color, 60) > 3);
}

void LiveChartTest::repaintsAtMostFourTimesASecond()
{
    const auto chart = liveChart();
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QSignalSpy spy(chart.get(), &LiveChart::repainted);
    QElapsedTimer timer;
    timer.start();
    QTimer source;
    double seconds = 0;
    connect(&source, &QTimer::timeout, chart.get(), [&] { chart->append(seconds += 0.01, {1, 2}); });
    source.start(10);
    while (spy.count() < 4)
        QVERIFY(spy.wait(5000));
    QVERIFY2(timer.elapsed() >= 4 * LiveChart::RepaintMs - 60, qPrintable(QString::number(timer.elapsed())));
}

void LiveChartTest::staysSmall()
{
    const auto chart = liveChart();
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QSignalSpy spy(chart.get(), &LiveChart::repainted);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100000; ++i) {
        chart->append(i * 0.25, {static_cast<double>(i % 50), 100});
        QVERIFY(chart->pointCount(0) <= LiveChart::MaxPoints);
    }
    QVERIFY2(timer.elapsed() < 10000, "appending costs next to nothing");
    QVERIFY(spy.wait(5000));
    QVERIFY(static_cast<QLineSeries *>(seriesOf(*chart)[0])->points().size() <= LiveChart::MaxPoints);
}

void LiveChartTest::waitsWhileHidden()
{
    const auto chart = liveChart();
    QSignalSpy spy(chart.get(), &LiveChart::repainted);
    chart->append(1, {1, 2});
    chart->append(2, {1}); // the missing value is a gap
    QVERIFY(!spy.wait(3 * LiveChart::RepaintMs));
    chart->show();
    QVERIFY(spy.wait(5000));
    QCOMPARE(chart->pointCount(0), 2);
}

void LiveChartTest::clearsAndHides()
{
    const auto chart = liveChart();
    chart->show();
    QSignalSpy spy(chart.get(), &LiveChart::repainted);
    chart->append(100, {1, 2});
    chart->append(101, {2, 3});
    QVERIFY(spy.wait(5000));
    QTest::mouseClick(chart->findChildren<QAbstractButton *>()[0], Qt::LeftButton);
    QVERIFY(!seriesOf(*chart)[0]->isVisible());
    QVERIFY(seriesOf(*chart)[1]->isVisible());
    chart->clear();
    QCOMPARE(chart->pointCount(0), 0);
    QVERIFY(!chart->findChild<QChartView *>()->isVisible());
    chart->append(0, {5, 6});
    QVERIFY(spy.wait(5000));
    QCOMPARE(chart->pointCount(0), 1);
    QVERIFY2(!seriesOf(*chart)[0]->isVisible(), "what was hidden stays hidden");
}

/// Numbers of another width move the plot area while the ranges are being set.
void LiveChartTest::survivesEveryWidthOfItsLabels()
{
    QChartView view;
    Plot plot(view.chart());
    connect(view.chart(), &QChart::plotAreaChanged, &view, [&plot] { plot.resample(); });
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    ChartData data = chartOf({curve(u"median"_s, {}), curve(u"p99"_s, {})});
    double seconds = 0;
    for (int width = 170; width <= 500; width += 3) {
        for (const double most : {3.0, 42'000.0, 0.7, 950.0, 8.0e6}) {
            view.resize(width, 100 + (width * 7) % 180);
            seconds += seconds / 3 + 1;
            if (seconds > 3e4) {
                seconds = 1;
                data.series[0].points.clear();
                data.series[1].points.clear();
            }
            data.series[0].points.push_back({seconds, most / 2});
            data.series[1].points.push_back({seconds, most});
            plot.setData(data);
            QCoreApplication::processEvents();
        }
    }
    QVERIFY(plot.view().right >= seconds);
}

/// Other curves make new axes: for a moment an old wide range with a new small step is millions of lines.
void LiveChartTest::survivesEveryShape()
{
    QChartView view;
    Plot plot(view.chart());
    connect(view.chart(), &QChart::plotAreaChanged, &view, [&plot] { plot.resample(); });
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    for (int round = 0; round < 60; ++round) {
        view.resize(160 + (round * 37) % 300, 100 + (round * 53) % 200);
        std::vector<ChartSeries> series;
        const double seconds = round % 2 ? 4e3 : 3e-5;
        for (int curve = 0; curve <= round % 3; ++curve)
            series.push_back(test::curve(u"x"_s, {{0, 0}, {seconds, round % 4 < 2 ? 2e6 : 3e-4}}));
        ChartData data = chartOf({});
        data.series = series;
        plot.setData(data);
        for (const auto *axis : view.chart()->axes()) {
            const auto *value = qobject_cast<const QValueAxis *>(axis);
            QVERIFY(value);
            QVERIFY2(value->tickType() == QValueAxis::TicksFixed ||
                         (value->max() - value->min()) / value->tickInterval() < 30,
                     qPrintable(u"round %1: %2 … %3 in steps of %4"_s.arg(round)
                                    .arg(value->min())
                                    .arg(value->max())
                                    .arg(value->tickInterval())));
        }
        QCoreApplication::processEvents();
    }
}

void LiveChartTest::earlierPointsStayBehind()
{
    const auto chart = liveChart();
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QSignalSpy spy(chart.get(), &LiveChart::repainted);
    const auto entries = chart->findChildren<QAbstractButton *>();
    QCOMPARE(entries.size(), 3);
    QVERIFY(!entries[2]->isVisible()); // no earlier points yet
    for (int point = 0; point < LiveChart::MaxShadows + 3; ++point) {
        for (int i = 0; i < 1000; ++i)
            chart->append(i * 0.05, {i == 700 ? 900.0 : 100.0 + point, 200});
        chart->beginNext();
        QCOMPARE(chart->pointCount(0), 0);
        QCOMPARE(chart->shadowCount(), std::min(point + 1, LiveChart::MaxShadows));
    }
    chart->beginNext(); // a point without a value leaves no shadow
    QCOMPARE(chart->shadowCount(), LiveChart::MaxShadows);
    chart->append(0, {100, 200});
    chart->append(8, {100, 200});
    QVERIFY(spy.wait(5000));
    QVERIFY(entries[2]->isVisible());
    QCOMPARE(seriesOf(*chart).size(), LiveChart::MaxShadows + 2);
    const auto *time =
        qobject_cast<QValueAxis *>(chart->findChild<QChartView *>()->chart()->axes(Qt::Horizontal)[0]);
    QVERIFY2(time->max() < 20, "a long point before must not squeeze a short one");
    chart->append(49, {100, 200});
    QVERIFY(spy.wait(5000));
    int high = 0;
    for (QAbstractSeries *series : seriesOf(*chart)) {
        const auto points = static_cast<QLineSeries *>(series)->points();
        QVERIFY(points.size() <= LiveChart::ShadowPoints);
        high += std::ranges::any_of(points, [](const QPointF &point) { return point.y() == 900; });
    }
    QCOMPARE(high, LiveChart::MaxShadows); // the extremes stay
    QTest::mouseClick(entries[2], Qt::LeftButton);
    const auto visible = [&] {
        return std::ranges::count_if(seriesOf(*chart),
                                     [](const auto *series) { return series->isVisible(); });
    };
    QCOMPARE(visible(), 2);
    chart->append(50, {100, 200});
    QVERIFY(spy.wait(5000));
    QCOMPARE(visible(), 2);
    chart->clear();
    QCOMPARE(chart->shadowCount(), 0);
    QVERIFY(!entries[2]->isVisible());
}

void LiveChartTest::listsOnlyWhatItIsTold()
{
    const auto chart = liveChart();
    chart->setEmptyText(u"Nothing has failed."_s);
    chart->setCurveListed(0, false);
    chart->setCurveListed(1, false);
    chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart.get()));
    QSignalSpy spy(chart.get(), &LiveChart::repainted);
    chart->append(0, {0, 0});
    chart->append(1, {0, 3});
    QVERIFY(spy.wait(5000));
    QVERIFY(!chart->findChild<QChartView *>()->isVisible());
    QCOMPARE(chart->findChild<QLabel *>()->text(), u"Nothing has failed."_s);
    chart->setCurveListed(1, true);
    QVERIFY(spy.wait(5000));
    QVERIFY(chart->findChild<QChartView *>()->isVisible());
    const auto entries = chart->findChildren<QAbstractButton *>();
    QVERIFY(!entries[0]->isVisible());
    QVERIFY(entries[1]->isVisible());
    QCOMPARE(chart->pointCount(0), 2); // it takes values all the same
}

SERVESCOPE_TEST(LiveChartTest)
#include "live_chart_test.moc"
