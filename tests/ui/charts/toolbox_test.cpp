// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/shown_chart.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/qt_chart_renderer.h"
#include "ui/charts/scatter_plot.h"
#include "ui/charts/tick_marks.h"

#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class ToolboxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void errorBarsAndBands();
    void marksStandWhereTheyBelong();
    void pathsThatTurnBack();
    void doubtfulPointsHaveARing();
    void valuesAsATable();
    void picturesOfAnyResolution();
    void clicksFindBarsAndPoints();
    void cloudsOfEveryShape_data();
    void cloudsOfEveryShape();
    void aMillionPointsAreOneDensity();
    void heatMapsOfEveryShape();
    void ticks();
};

void ToolboxTest::errorBarsAndBands()
{
    ChartSeries bars = curve(u"bars"_s, {{1, 10}, {2, 20}, {3, 15}});
    bars.bounds = {{5, 15}, {NaN, 25}, {10, 40}};
    Shown shown(chartOf({bars}));
    QVERIFY2(shown.linear(Qt::Vertical)->max() >= 40, "the axis holds the bounds");
    const int withBars = pixelsLike(shown.picture(), curveColor(0));
    bars.bounds.clear();
    shown.chart.setData(chartOf({bars}));
    QVERIFY(withBars > pixelsLike(shown.picture(), curveColor(0)) + 60);
    bars.bounds = {{5, 15}, {12, 25}, {10, 40}};
    bars.band = true;
    shown.chart.setData(chartOf({bars}));
    const QImage banded = shown.picture();
    QVERIFY(banded.pixelColor(shown.at(2.5, 27)) != banded.pixelColor(shown.at(2.5, 45)));
    // Hidden with its curve.
    shown.canvas->plot().setCurveVisible(0, false);
    const QImage hidden = shown.picture();
    QCOMPARE(hidden.pixelColor(shown.at(2.52, 27)), hidden.pixelColor(shown.at(2.52, 38)));
}

void ToolboxTest::marksStandWhereTheyBelong()
{
    ChartData chart = sweepChart();
    chart.marks = {{Qt::Vertical, 20, u"Knee"_s}, {Qt::Horizontal, 1500, u"SLO"_s}};
    Shown shown(chart);
    const QColor color = themeColors(lightPalette()).bad;
    const auto marked = [&](const QPoint &at, bool vertical) {
        const QImage picture = shown.picture();
        int found = 0;
        for (int i = -25; i <= 25; ++i) {
            for (int off = -1; off <= 1; ++off) { // the line may lie between two pixels
                const QColor pixel = picture.pixelColor(at + (vertical ? QPoint(off, i) : QPoint(i, off)));
                found += pixel.red() - pixel.blue() > (color.red() - color.blue()) / 3;
            }
        }
        return found > 10;
    };
    QVERIFY(marked(shown.at(20, 200), true));
    QVERIFY(marked(shown.at(1.5, 1500), false));
    chart.marks = {{Qt::Horizontal, 1e6, u"far away"_s}};
    shown.chart.setData(chart);
    QCOMPARE(shown.linear(Qt::Vertical)->max(), 2000.0);
    chart.marks = {{Qt::Horizontal, NaN, u"nowhere"_s}, {Qt::Vertical, -1, u"not on a log axis"_s}};
    shown.chart.setData(chart);
    QVERIFY(!shown.picture().isNull());
}

void ToolboxTest::pathsThatTurnBack()
{
    std::vector<QPointF> path;
    for (int i = 0; i < 3000; ++i) // more than there are pixels, and not ascending
        path.emplace_back(100 * std::sin(i * 0.01), i);
    const Shown shown(chartOf({curve(u"path"_s, path)}));
    QVERIFY(pixelsLike(shown.picture(), curveColor(0)) > 500);
}

void ToolboxTest::doubtfulPointsHaveARing()
{
    ChartSeries series = curve(u"c"_s, {{1, 10}, {2, 20}});
    series.labels = {u"one"_s, u"two"_s};
    series.doubtful = {1, 7};
    const Shown shown(chartOf({series}));
    const QImage picture = shown.picture();
    const QColor ring = themeColors(lightPalette()).warning;
    QVERIFY(pixelsLike(picture.copy(QRect(shown.at(2, 20) - QPoint(12, 12), QSize(24, 24))), ring) > 10);
    QCOMPARE(pixelsLike(picture.copy(QRect(shown.at(1, 10) - QPoint(12, 12), QSize(24, 24))), ring), 0);
}

void ToolboxTest::valuesAsATable()
{
    ChartData chart = sweepChart();
    chart.series[0].points[1].setY(NaN);
    Shown shown(chart);
    shown.chart.showTable(true);
    const auto *table = shown.chart.findChild<QTableWidget *>(u"values"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 8);
    QCOMPARE(table->item(0, 0)->text(), u"512 → 128 tokens"_s);
    QCOMPARE(table->item(1, 2)->text(), u"–"_s);
    QCOMPARE(table->item(7, 2)->text(), u"640"_s);
    shown.chart.setData(chartOf({curve(u"other"_s, {{1, 2}})}));
    QCOMPARE(table->rowCount(), 1);
    shown.chart.showTable(false);
    QVERIFY(!table->isVisible());
    shown.chart.showTable(true);
    shown.chart.setData({});
    QVERIFY2(shown.chart.findChild<QLabel *>(u"emptyText"_s)->isVisible(), "no table of nothing");
}

void ToolboxTest::picturesOfAnyResolution()
{
    const QTemporaryDir folder;
    const Shown shown(sweepChart());
    auto &chart = const_cast<DataChart &>(shown.chart);
    for (const int dpi : {96, 300}) {
        chart.savePng(folder.filePath(u"chart.png"_s), dpi);
        const QImage image(folder.filePath(u"chart.png"_s));
        QCOMPARE(image.width(), qRound(1000 * dpi / 96.0));
        QVERIFY(pixelsLike(image, curveColor(0)) > 400);
    }
    chart.saveSvg(folder.filePath(u"chart.svg"_s));
    QFile svg(folder.filePath(u"chart.svg"_s));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray text = svg.readAll();
    QVERIFY(text.contains("<svg") && text.contains(curveColor(1).name().toLatin1()));
    QCOMPARE(QtChartRenderer().svg({}, {400, 300}).error().code, u"chart.empty"_s);
}

void ToolboxTest::clicksFindBarsAndPoints()
{
    ChartSeries bars = curve(u"bars"_s, {{0, 5}, {10, 7}, {20, 3}}, ChartSeries::Style::Bars);
    bars.barWidth = 10;
    Shown shown(chartOf({bars}));
    QSignalSpy bar(&shown.chart, &DataChart::barClicked);
    QTest::mouseClick(shown.canvas->viewport(), Qt::LeftButton, {}, shown.at(14, 2));
    QCOMPARE(bar.size(), 1);
    QCOMPARE(bar[0][0].toDouble(), 10.0);
    QCOMPARE(bar[0][1].toDouble(), 20.0);
    shown.chart.setData(sweepChart());
    QSignalSpy point(&shown.chart, &DataChart::pointClicked);
    QTest::mouseClick(shown.canvas->viewport(), Qt::LeftButton, {}, shown.at(16, 500) + QPoint(2, 2));
    QCOMPARE(point.size(), 1);
    QCOMPARE(point[0][0].toInt(), 1);
    QCOMPARE(point[0][1].toInt(), 2);
}

void ToolboxTest::cloudsOfEveryShape_data()
{
    QTest::addColumn<QList<QPointF>>("points");
    QTest::addColumn<bool>("drawn");
    QTest::newRow("none") << QList<QPointF>{} << false;
    QTest::newRow("not finite") << QList<QPointF>{{NaN, 1}, {1, NaN}} << false;
    QTest::newRow("one") << QList<QPointF>{{5, 7}} << true;
    QTest::newRow("zeros") << QList<QPointF>{{0, 0}, {0, 0}} << true;
    QTest::newRow("equal") << QList<QPointF>{{3, 3}, {3, 3}, {3, 3}} << true;
    QTest::newRow("within a decade") << QList<QPointF>{{20, 30}, {25, 40}} << true;
    QTest::newRow("many decades") << QList<QPointF>{{0.01, 30}, {2500, 1e6}, {0, 5}} << true;
}

void ToolboxTest::cloudsOfEveryShape()
{
    QFETCH(const QList<QPointF>, points);
    QFETCH(const bool, drawn);
    for (const bool log : {false, true}) {
        ScatterPlot plot;
        plot.setPalette(lightPalette());
        plot.resize(500, 300);
        plot.setEmptyText(u"nothing"_s);
        plot.setPoints({points.begin(), points.end()}, {u"x"_s, log}, {u"y"_s, log});
        plot.setSelected({0});
        plot.show();
        const QImage picture = plot.grab().toImage();
        QCOMPARE(pixelsLike(picture, themeColors(lightPalette()).series.at(1)) > 20, drawn);
    }
}

void ToolboxTest::aMillionPointsAreOneDensity()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 1'000'000; ++i)
        points.emplace_back(i % 1000, (i / 1000) * (i % 1000) * 1e-3);
    ScatterPlot plot;
    plot.setPalette(lightPalette());
    plot.resize(500, 300);
    plot.setPoints(std::move(points), {u"x"_s, false}, {u"y"_s, false});
    plot.show();
    const QImage picture = plot.grab().toImage();
    const QPoint dense = plot.pixelOf({20, 1}).toPoint();
    const QPoint empty = plot.pixelOf({100, 900}).toPoint();
    QVERIFY(picture.pixelColor(dense).blue() > picture.pixelColor(dense).red() + 20);
    QVERIFY(picture.pixelColor(empty + QPoint(9, 9)) == lightPalette().color(QPalette::Base));
    QSignalSpy selected(&plot, &ScatterPlot::selected);
    QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.pixelOf({500, 250}).toPoint());
    QCOMPARE(selected.size(), 1);
}

void ToolboxTest::heatMapsOfEveryShape()
{
    HeatMap map;
    map.setPalette(lightPalette());
    map.resize(500, 300);
    map.show();
    QVERIFY(!map.grab().isNull()); // nothing
    for (const auto &values : {std::vector<double>{NaN, NaN}, std::vector<double>{0, 0},
                               std::vector<double>{5, 5}, std::vector<double>{1, 1e9}}) {
        map.setData({u"t"_s, u"x"_s, u"y"_s, {u"1"_s, u"2"_s}, {u"a"_s}, values, false});
        const QImage picture = map.grab().toImage();
        const auto corner = [&](int column) {
            return picture.pixelColor(map.cell(0, column).topLeft() + QPoint(3, 3));
        };
        QCOMPARE(corner(0) == corner(1), values[0] == values[1] || std::isnan(values[0]));
    }
}

void ToolboxTest::ticks()
{
    QCOMPARE(tickMarks(0, 10, 5).size(), size_t(6));
    QCOMPARE(tickMarks(0, 10, 5)[1].text, u"2"_s);
    QCOMPARE(tickMarks(1.25, 1.75, 2)[0].text, u"1.5"_s);
    QVERIFY(tickMarks(5, 5, 5).empty());
    QVERIFY(tickMarks(NaN, 5, 5).empty());
    const auto log = tickMarks(1, 1000, 12, true);
    QCOMPARE(log.front().value, 1.0);
    QCOMPARE(log.back().value, 1000.0);
    QVERIFY(log.size() == 10);
    QVERIFY(!tickMarks(2, 3, 4, true).empty());
}

SERVESCOPE_TEST(ToolboxTest)
#include "toolbox_test.moc"
