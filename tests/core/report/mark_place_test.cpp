// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/mark_place.h"
#include "core/report/svg_chart.h"
#include "tests/support/registry.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace servescope;
using namespace Qt::StringLiterals;

/// The words of a mark beside its line, where they cover the least.
class MarkPlaceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstFreePlace();
    void placesLieInTheArea();
    void inkIsDense();
    void wordsInSvgLeaveTheCurve();
};

void MarkPlaceTest::theFirstFreePlace()
{
    const std::vector<QRectF> places{{0, 0, 10, 5}, {20, 0, 10, 5}, {40, 0, 10, 5}};
    QCOMPARE(freePlace(places, {}, {}), places[0]);
    QCOMPARE(freePlace(places, {{2, 2}, {3, 3}}, {}), places[1]);
    QCOMPARE(freePlace(places, {{2, 2}}, {places[1]}), places[2]);
    QCOMPARE(freePlace(places, {{2, 2}, {3, 3}, {25, 2}, {45, 2}, {46, 3}}, {}), places[1]);
    QVERIFY(freePlace({}, {{1, 1}}, {}).isNull());
}

void MarkPlaceTest::placesLieInTheArea()
{
    const QRectF area(10, 20, 300, 200);
    for (const bool vertical : {false, true}) {
        for (const QPointF at : {QPointF(12, 22), QPointF(150, 100), QPointF(308, 218)}) {
            const auto places = placesBeside(area, vertical, at, {60, 14});
            QVERIFY(!places.empty());
            QVERIFY(std::ranges::all_of(places, [&](const QRectF &place) { return area.contains(place); }));
        }
    }
    QVERIFY(placesBeside(area, false, {100, 100}, {400, 14}).empty());
}

void MarkPlaceTest::inkIsDense()
{
    std::vector<QPointF> ink;
    inkBetween(ink, {0, 0}, {100, 0});
    QVERIFY(ink.size() > 15);
    QCOMPARE(ink.back(), QPointF(100, 0));
    inkBetween(ink, {5, 5}, {5, 5});
    QCOMPARE(ink.back(), QPointF(5, 5));
}

void MarkPlaceTest::wordsInSvgLeaveTheCurve()
{
    static const QRegularExpression words(u"marktext\" x=\"([0-9.]+)\""_s);
    const auto placeOf = [](const QList<QPointF> &points) {
        ReportChart chart;
        chart.data.id = u"c"_s;
        chart.data.series.push_back({u"a"_s, ChartSeries::Style::LineWithMarkers, {}, 0});
        chart.data.series[0].points.assign(points.begin(), points.end());
        chart.marks = {{Qt::Horizontal, 100, u"SLO 100 ms"_s}};
        const QString svg = QString::fromUtf8(svgChart(chart, {}));
        return words.match(svg).captured(1).toDouble();
    };
    const double usual = placeOf({{1, 10}, {2, 10}, {3, 20}, {4, 150}, {5, 20}});
    QVERIFY2(usual > 500, qPrintable(QString::number(usual)));
    // At the right end the curve crosses the line.
    const double elsewhere = placeOf({{1, 10}, {2, 10}, {3, 10}, {4, 130}, {5, 90}});
    QVERIFY2(elsewhere < 400, qPrintable(QString::number(elsewhere)));
}

SERVESCOPE_TEST(MarkPlaceTest)
#include "mark_place_test.moc"
