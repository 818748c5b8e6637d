// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/shown_chart.h"
#include "ui/charts/legend_entry.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>

#include <QAbstractButton>
#include <QElapsedTimer>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class DataChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsASweep();
    void showsOnePointAndEqualPoints();
    void showsZeros();
    void withinADecadeIsLinear();
    void gapsSplitTheLine();
    void negativeOnLogIsLeftOutAndSaid();
    void emptySaysWhatIsMissing();
    void manyPointsAreFast();
    void smallChartsHaveFewTicks();
    void aTitleFitsItsAxis();
    void longLegendsWrap();
    void barsAndSteps();
    void followsTheTheme();
    void legendHidesAndKeepsHidden();
    void isDescribed();
};

void DataChartTest::drawsASweep()
{
    const Shown shown(sweepChart());
    QCOMPARE(shown.series<QLineSeries>().size(), 2);
    QCOMPARE(shown.series<QScatterSeries>().size(), 2);
    QCOMPARE(shown.series<QLineSeries>()[1]->points().size(), 4);
    QVERIFY(shown.log(Qt::Horizontal));
    QCOMPARE(shown.log(Qt::Horizontal)->base(), 2.0);
    QVERIFY(shown.log(Qt::Horizontal)->min() < 1 && shown.log(Qt::Horizontal)->max() > 64);
    for (const int tick : {1, 2, 4, 8, 16, 32, 64})
        QVERIFY2(shown.labels().contains(QString::number(tick)), qPrintable(shown.labels().join(u' ')));
    QVERIFY(shown.labels().contains(u"1,500"_s));
    QCOMPARE(shown.linear(Qt::Vertical)->min(), 0.0);
    QCOMPARE(shown.linear(Qt::Vertical)->max(), 2000.0);
    QCOMPARE(shown.canvas->chart()->title(), u"Output throughput"_s);
    // Told apart without colour.
    QVERIFY(shown.series<QLineSeries>()[0]->pen().dashPattern() !=
            shown.series<QLineSeries>()[1]->pen().dashPattern());
    QVERIFY(shown.series<QScatterSeries>()[0]->markerShape() !=
            shown.series<QScatterSeries>()[1]->markerShape());
    const QImage picture = shown.picture();
    QVERIFY(pixelsLike(picture, curveColor(0)) > 400);
    QVERIFY(pixelsLike(picture, curveColor(1)) > 400);
}

void DataChartTest::showsOnePointAndEqualPoints()
{
    Shown shown(chartOf({curve(u"one"_s, {{8, 50}})}));
    QVERIFY(shown.linear(Qt::Horizontal)->min() < 8 && shown.linear(Qt::Horizontal)->max() > 8);
    QVERIFY(pixelsLike(shown.picture(), curveColor(0)) > 20);
    shown.chart.setData(chartOf({curve(u"one"_s, {{8, 50}}, ChartSeries::Style::Line)}));
    QVERIFY2(pixelsLike(shown.picture(), curveColor(0)) > 5, "a lone point of a plain line is a dot");
    shown.chart.setData(chartOf({curve(u"same"_s, {{1, 50}, {2, 50}, {3, 50}})}));
    QCOMPARE(shown.series<QLineSeries>().size(), 1);
    QVERIFY(shown.linear(Qt::Vertical)->max() > 50);
}

void DataChartTest::showsZeros()
{
    Shown shown(chartOf({curve(u"zeros"_s, {{1, 0}, {2, 0}})}));
    QCOMPARE(shown.linear(Qt::Vertical)->min(), 0.0);
    QVERIFY(shown.linear(Qt::Vertical)->max() > 0);
    QVERIFY(pixelsLike(shown.picture(), curveColor(0)) > 100);
    shown.chart.setData(chartOf({curve(u"zeros"_s, {{1, 0}, {2, 0}})}, false, true));
    QVERIFY2(shown.linear(Qt::Vertical), "nothing positive: no logarithmic axis");
    QVERIFY(pixelsLike(shown.picture(), curveColor(0)) > 100);
}

void DataChartTest::withinADecadeIsLinear()
{
    const Shown shown(chartOf({curve(u"a"_s, {{2, 20}, {8, 90}})}, true, true));
    QVERIFY(shown.linear(Qt::Horizontal));
    QVERIFY(shown.linear(Qt::Vertical));
}

void DataChartTest::gapsSplitTheLine()
{
    Shown shown(chartOf({curve(u"a"_s, {{1, 1}, {2, 2}, {3, NaN}, {4, 4}, {5, 5}})}));
    QCOMPARE(shown.series<QLineSeries>().size(), 2);
    QCOMPARE(shown.series<QLineSeries>()[0]->points().size(), 2);
    QCOMPARE(shown.series<QLineSeries>()[1]->at(0), QPointF(4, 4));
    QCOMPARE(shown.series<QScatterSeries>()[0]->points().size(), 4);
    // New values without the gap: the same series objects, the spare one empty.
    auto *first = shown.series<QLineSeries>()[0];
    shown.chart.setData(chartOf({curve(u"a"_s, {{1, 1}, {2, 2}, {3, 3}})}));
    QCOMPARE(shown.series<QLineSeries>()[0], first);
    QCOMPARE(first->points().size(), 3);
    QCOMPARE(shown.series<QLineSeries>()[1]->points().size(), 0);
}

void DataChartTest::negativeOnLogIsLeftOutAndSaid()
{
    const Shown shown(chartOf({curve(u"a"_s, {{1, -4}, {2, 10}, {3, 0}, {4, 2000}})}, false, true));
    QVERIFY(shown.log(Qt::Vertical));
    QVERIFY(shown.log(Qt::Vertical)->min() > 0);
    QCOMPARE(shown.series<QScatterSeries>()[0]->points().size(), 2);
    QVERIFY(shown.note().startsWith(u"2 "));
    QVERIFY(pixelsLike(shown.picture(), curveColor(0)) > 40);
}

void DataChartTest::emptySaysWhatIsMissing()
{
    Shown shown(sweepChart());
    shown.chart.setEmptyText(u"No request of this point completed."_s);
    const auto *empty = shown.chart.findChild<QLabel *>(u"emptyText"_s);
    QVERIFY(!empty->isVisible());
    for (const ChartData &data :
         {ChartData{}, chartOf({}), chartOf({curve(u"a"_s, {})}), chartOf({curve(u"a"_s, {{1, NaN}})})}) {
        shown.chart.setData(data);
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->text(), u"No request of this point completed."_s);
        QVERIFY(!shown.canvas->isVisible());
    }
    QTest::keyClick(shown.canvas, Qt::Key_Right); // must not trip over nothing
    shown.chart.setData(sweepChart());
    QVERIFY(shown.canvas->isVisible() && !empty->isVisible());
}

void DataChartTest::manyPointsAreFast()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 20000; ++i)
        points.emplace_back(i, i == 9999 ? 400 : i % 100);
    QElapsedTimer timer;
    timer.start();
    const Shown shown(chartOf({curve(u"itl"_s, points)}));
    QVERIFY(pixelsLike(shown.picture(), curveColor(0)) > 1000);
    QVERIFY2(timer.elapsed() < 15000, "drawing is not quadratic");
    const QList<QPointF> drawn = shown.series<QLineSeries>()[0]->points();
    QVERIFY(drawn.size() > 500 && drawn.size() <= 4 * shown.canvas->chart()->plotArea().width() + 8);
    QVERIFY(drawn.contains(QPointF(9999, 400)));
    QVERIFY2(shown.series<QScatterSeries>()[0]->points().isEmpty(), "so many markers would hide the line");
}

void DataChartTest::smallChartsHaveFewTicks()
{
    Shown shown(chartOf({curve(u"a"_s, {{1, 12345}, {1000, 98765}})}));
    shown.chart.resize(1200, 700);
    QTRY_VERIFY(shown.canvas->chart()->plotArea().width() > 900);
    const double wide = shown.linear(Qt::Horizontal)->tickInterval();
    shown.chart.resize(240, 180);
    QTRY_VERIFY(shown.canvas->chart()->plotArea().width() < 240);
    QTRY_VERIFY(shown.linear(Qt::Horizontal)->tickInterval() >= 2 * wide);
    QTRY_VERIFY2(!shown.labels().contains(u"..."_s), qPrintable(shown.labels().join(u' ')));
}

void DataChartTest::aTitleFitsItsAxis()
{
    ChartData data = sweepChart();
    data.yLabel = u"Output throughput of all users (tok/s)"_s;
    Shown shown(data);
    QCOMPARE(shown.linear(Qt::Vertical)->titleText(), data.yLabel);
    shown.chart.resize(500, 230);
    QTRY_COMPARE(shown.linear(Qt::Vertical)->titleText(), u"tok/s"_s);
    shown.chart.setPalette(darkPalette());
    QCOMPARE(shown.linear(Qt::Vertical)->titleText(), u"tok/s"_s);
    shown.chart.resize(700, 420);
    QTRY_COMPARE(shown.linear(Qt::Vertical)->titleText(), data.yLabel);
    // In a low chart the numbers below the axis stay readable.
    const QAbstractAxis *axis = shown.canvas->chart()->axes(Qt::Horizontal)[0];
    QVERIFY(axis->isTitleVisible());
    shown.chart.resize(400, 180);
    QTRY_VERIFY(!axis->isTitleVisible());
    QTRY_VERIFY2(shown.labels().contains(u"16"_s), qPrintable(shown.labels().join(u'|')));
}

void DataChartTest::longLegendsWrap()
{
    std::vector<ChartSeries> curves;
    for (int i = 0; i < 9; ++i)
        curves.push_back(curve(u"%1 → 128 tokens"_s.arg(128 << i), {{1, i + 1.0}, {2, i + 2.0}}));
    const Shown shown(chartOf(curves));
    const QList<LegendEntry *> entries = shown.chart.findChildren<LegendEntry *>();
    QCOMPARE(entries.size(), 9);
    const auto bottomOf = [&](const QAbstractButton *entry) {
        return entry->mapTo(&shown.chart, QPoint(0, entry->height())).y();
    };
    QTRY_VERIFY(bottomOf(entries[8]) > bottomOf(entries[0]));
    for (const QAbstractButton *entry : entries) {
        QVERIFY(bottomOf(entry) <= shown.chart.height());
        QVERIFY(entry->mapTo(&shown.chart, QPoint(entry->width(), 0)).x() <= shown.chart.width());
    }
}

void DataChartTest::barsAndSteps()
{
    ChartData histogram = chartOf({curve(u"TTFT"_s, {{10, 3}, {12, 0}, {14, 7}}, ChartSeries::Style::Bars)});
    histogram.series[0].barWidth = 2;
    Shown shown(histogram);
    QCOMPARE(shown.series<QAreaSeries>().size(), 1);
    QVERIFY(shown.linear(Qt::Horizontal)->max() >= 16);
    QCOMPARE(shown.series<QAreaSeries>()[0]->upperSeries()->points().size(), 12);
    // The middle of the highest bar is filled, the place of the empty one is not.
    const QImage picture = shown.picture();
    QVERIFY(picture.pixelColor(shown.at(15, 3)) != lightPalette().color(QPalette::Base));
    QCOMPARE(picture.pixelColor(shown.at(12.6, 3.4)), lightPalette().color(QPalette::Base));

    shown.chart.setData(chartOf({curve(u"TTFT"_s, {{10, 0}, {12, 0.5}, {20, 1}}, ChartSeries::Style::Step)}));
    QCOMPARE(shown.series<QAreaSeries>().size(), 0);
    QCOMPARE(shown.series<QLineSeries>()[0]->points().size(), 5);
    QCOMPARE(shown.linear(Qt::Vertical)->max(), 1.0);
}

void DataChartTest::followsTheTheme()
{
    Shown shown(sweepChart());
    QCOMPARE(shown.picture().pixelColor(2, 2), lightPalette().color(QPalette::Base));
    shown.chart.setPalette(darkPalette());
    QCOMPARE(shown.picture().pixelColor(2, 2), darkPalette().color(QPalette::Base));
    QCOMPARE(shown.series<QLineSeries>()[0]->color(), curveStyle(0, darkPalette()).color);
    QCOMPARE(shown.linear(Qt::Vertical)->labelsBrush().color(), darkPalette().color(QPalette::Text));
    QCOMPARE(shown.canvas->chart()->titleBrush().color(), darkPalette().color(QPalette::Text));
}

void DataChartTest::legendHidesAndKeepsHidden()
{
    Shown shown(sweepChart());
    const QList<LegendEntry *> entries = shown.chart.findChildren<LegendEntry *>();
    QCOMPARE(entries.size(), 2);
    QTest::mouseClick(entries[1], Qt::LeftButton);
    QVERIFY(!shown.chart.curveVisible(1));
    QVERIFY(!shown.series<QLineSeries>()[1]->isVisible());
    QVERIFY(!shown.series<QScatterSeries>()[1]->isVisible());
    QVERIFY(shown.series<QLineSeries>()[0]->isVisible());
    QCOMPARE(pixelsLike(shown.picture(), curveColor(1)), 0);
    shown.chart.setData(sweepChart());
    QVERIFY2(!shown.chart.curveVisible(1), "new values of the same chart");
    QTest::mouseClick(entries[1], Qt::LeftButton);
    QVERIFY(shown.chart.curveVisible(1));
    QVERIFY(pixelsLike(shown.picture(), curveColor(1)) > 400);
}

void DataChartTest::isDescribed()
{
    const Shown shown(sweepChart());
    QCOMPARE(shown.chart.accessibleName(), u"Output throughput"_s);
    QVERIFY2(shown.chart.accessibleDescription().contains(u"from 80 to 1,800"),
             qPrintable(shown.chart.accessibleDescription()));
}

SERVESCOPE_TEST(DataChartTest)
#include "data_chart_test.moc"
