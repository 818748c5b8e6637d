// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/charts/chart_canvas.h"

#include <QTest>

#include <utility>

using namespace servescope;
using namespace Qt::StringLiterals;

/// Ticks need room, their labels take it: at no size may the two chase each other.
class TickLayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySizeComesToRest_data();
    void everySizeComesToRest();
};

void TickLayoutTest::everySizeComesToRest_data()
{
    QTest::addColumn<double>("width"); // of the data
    QTest::addColumn<double>("height");
    QTest::addColumn<int>("fontSize"); // in pixels
    for (const int size : {12, 14, 15, 17}) {
        for (const auto &[width, height] :
             {std::pair(0.12, 0.95), {3.7, 40.0}, {97.0, 0.07}, {12345.0, 1200.0}})
            QTest::addRow("%g by %g, font %d", width, height, size) << width << height << size;
    }
}

void TickLayoutTest::everySizeComesToRest()
{
    constexpr int MostLayouts = 4; // of one size
    QFETCH(double, width);
    QFETCH(double, height);
    QFETCH(int, fontSize);
    ChartCanvas canvas;
    ChartData data;
    data.xLabel = u"Time (s)"_s;
    data.yLabel = u"Requests per second"_s;
    data.yFromZero = true;
    data.series.push_back(
        {u"A"_s, ChartSeries::Style::Line, {{0, 0}, {width / 2, height}, {width, height / 2}}, 0});
    QFont font = canvas.font();
    font.setPixelSize(fontSize);
    canvas.setLook(canvas.palette(), font);
    canvas.resize(200, 130);
    canvas.show();
    canvas.plot().setData(data);
    int layouts = 0;
    connect(canvas.chart(), &QChart::plotAreaChanged, &canvas, [&] {
        if (++layouts > MostLayouts)
            canvas.chart()->blockSignals(true); // or this test would never end
    });
    for (int side = 160; side < 520; ++side) {
        layouts = 0;
        canvas.resize(side, 100 + side / 4);
        for (int round = 0; round < 8; ++round) // a layout asks for the next one through the event loop
            QCoreApplication::processEvents();
        QVERIFY2(layouts <= MostLayouts, qPrintable(u"at %1 × %2"_s.arg(side).arg(100 + side / 4)));
    }
}

SERVESCOPE_TEST(TickLayoutTest)
#include "tick_layout_test.moc"
