// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/shown_chart.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/heat_map.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class HeatMapTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHeatMapHasATableTwin();
    void aHeatMapIsUsedByKeys();
    void doubtfulCellsHaveARing();
    void valuesAsCsv();
    void wordsOfMarksCoverNothing();
};

void HeatMapTest::aHeatMapHasATableTwin()
{
    HeatMap map;
    map.resize(500, 300);
    map.setData({u"ms"_s,
                 u"Concurrency"_s,
                 u"Lengths, tokens"_s,
                 {u"8"_s, QLocale().toString(2048)},
                 {u"1 → 2"_s, u"3 → 4"_s},
                 {1.5, NaN, 2000.25, 4},
                 true});
    map.show();
    QVERIFY(QTest::qWaitForWindowExposed(&map));
    QTest::mouseClick(map.findChild<QToolButton *>(u"chartMenu"_s), Qt::LeftButton);
    auto *menu = map.findChild<QMenu *>(u"heatMenu"_s);
    QVERIFY(menu && menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(menu->findChild<QAction *>(u"heatAsTable"_s)).center());
    auto *table = map.findChild<QTableWidget *>(u"heatValues"_s);
    QVERIFY(table && table->isVisible());
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->horizontalHeaderItem(1)->text(), QLocale().toString(2048));
    QCOMPARE(table->verticalHeaderItem(1)->text(), u"3 → 4"_s);
    QCOMPARE(table->item(0, 0)->text(), u"1.50"_s);
    QCOMPARE(table->item(0, 1)->text(), u"–"_s);
    QSignalSpy clicked(&map, &HeatMap::cellClicked);
    table->setFocus();
    table->setCurrentCell(1, 1);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0], (QVariantList{1, 1}));
    map.showTable(false);
    QVERIFY(!table->isVisible());
    // The same values go elsewhere, with a point and without separators of thousands.
    QCOMPARE(heatTable(map.data()), u"Lengths, tokens\t8\t2048\n1 → 2\t1.5\t\n3 → 4\t2000.25\t4\n"_s);
    QCOMPARE(heatCsv(map.data()), u"\"Lengths, tokens\",8,2048\n1 → 2,1.5,\n3 → 4,2000.25,4\n"_s);
    const QTemporaryDir folder;
    map.saveCsv(folder.filePath(u"a.csv"_s));
    QFile file(folder.filePath(u"a.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), heatCsv(map.data()));
    map.savePng(folder.filePath(u"a.png"_s));
    QVERIFY(QImage(folder.filePath(u"a.png"_s)).width() >= 500);
}

void HeatMapTest::aHeatMapIsUsedByKeys()
{
    HeatMap map;
    map.setPalette(lightPalette());
    map.resize(500, 300);
    map.setData({u"t"_s, u"x"_s, u"y"_s, {u"1"_s, u"2"_s}, {u"a"_s, u"b"_s}, {1, 2, 3, 4}, false});
    map.show();
    map.activateWindow();
    map.setFocus();
    QTRY_VERIFY(map.hasFocus());
    QCOMPARE(map.current(), QPoint(0, 0));
    const QImage before = map.grab().toImage();
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Right); // there is no further one
    QTest::keyClick(&map, Qt::Key_Down);
    QCOMPARE(map.current(), QPoint(1, 1));
    QVERIFY(map.grab().toImage() != before);
    QVERIFY(map.accessibleDescription().contains(u"4"_s));
    QSignalSpy clicked(&map, &HeatMap::cellClicked);
    QTest::keyClick(&map, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0], (QVariantList{1, 1}));
    map.setData({u"t"_s, u"x"_s, u"y"_s, {u"1"_s}, {u"a"_s}, {7}, false});
    QCOMPARE(map.current(), QPoint(0, 0));
    map.setData({});
    QTest::keyClick(&map, Qt::Key_Right);
    QCOMPARE(map.current(), QPoint(-1, -1));
}

void HeatMapTest::doubtfulCellsHaveARing()
{
    HeatMap map;
    map.setPalette(lightPalette());
    map.resize(500, 300);
    HeatData data{u"t"_s, u"x"_s, u"y"_s, {u"1"_s, u"2"_s}, {u"a"_s}, {5, 5}, false, {}};
    map.setData(data);
    map.show();
    const QImage before = map.grab().toImage();
    data.doubts[1] = u"not stationary"_s;
    map.setData(data);
    const QImage after = map.grab().toImage();
    QVERIFY(after.copy(map.cell(0, 0)) == before.copy(map.cell(0, 0)));
    QVERIFY(after.copy(map.cell(0, 1)) != before.copy(map.cell(0, 1)));
    map.showTable(true);
    const auto *table = map.findChild<QTableWidget *>(u"heatValues"_s);
    QVERIFY(table->item(0, 1)->toolTip().contains(u"not stationary"_s));
    QVERIFY(!table->item(0, 0)->toolTip().contains(u"stationary"_s));
}

void HeatMapTest::wordsOfMarksCoverNothing()
{
    // The usual place of the words, above the line at the right, is where the curve runs.
    ChartData data =
        chartOf({curve(u"a"_s, {{0, 10}, {3, 10}, {3.5, 104}, {5, 106}}, ChartSeries::Style::Line)});
    data.marks = {{Qt::Horizontal, 100, u"SLO 100 ms"_s, 0, 0}};
    const Shown shown(data);
    const QImage picture = shown.picture();
    const QColor red = themeColors(lightPalette()).bad;
    const QPoint line = shown.at(4, 100);
    const QFontMetrics metrics(shown.chart.font());
    const int left = shown.at(3.5, 100).x();
    int above = 0;
    for (int y = line.y() - metrics.height(); y < line.y() - 2; ++y) {
        for (int x = left; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            above += std::abs(pixel.red() - red.red()) + std::abs(pixel.green() - red.green()) +
                         std::abs(pixel.blue() - red.blue()) <
                     60;
        }
    }
    QVERIFY2(above == 0, qPrintable(QString::number(above)));
    QVERIFY(pixelsLike(picture, red, 60) > 200); // it is there, elsewhere
}

void HeatMapTest::valuesAsCsv()
{
    ChartData data;
    data.xLabel = u"Concurrency"_s;
    data.yLabel = u"Output, \"tok/s\""_s;
    data.series = {{{}, ChartSeries::Style::Line, {{1, 0.1}, {2, NaN}}, 0}};
    QCOMPARE(chartCsv(data), u"Concurrency,\"Output, \"\"tok/s\"\"\"\n1,0.1\n2,\n"_s);
    data.series.push_back({u"b"_s, ChartSeries::Style::Line, {{3, 4}}, 0});
    QCOMPARE(chartCsv(data), u"Concurrency,\n1,0.1\n2,\n\nConcurrency,b\n3,4\n"_s);
}

SERVESCOPE_TEST(HeatMapTest)
#include "heat_map_test.moc"
