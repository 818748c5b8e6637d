// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/chart_fixtures.h"
#include "ui/charts/decimate.h"
#include "ui/charts/rolling_points.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

std::vector<QPointF> wave(int count)
{
    std::vector<QPointF> points;
    for (int i = 0; i < count; ++i)
        points.emplace_back(i, std::sin(i * 0.37) * 10);
    return points;
}

bool ascending(const std::vector<QPointF> &points)
{
    return std::is_sorted(points.begin(), points.end(),
                          [](const QPointF &a, const QPointF &b) { return a.x() < b.x(); });
}

} // namespace

class DecimateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewPointsStay();
    void extremesSurvive();
    void zoomShowsThePartInFull();
    void logColumns();
    void gapsSplit();
    void staircaseCorners();
    void rollingIsBoundedAndKeepsExtremes();
    void rollingIsNoCoarserWhereItIsOld();
    void rollingGaps();
};

void DecimateTest::fewPointsStay()
{
    const auto points = wave(300);
    QCOMPARE(decimate(points, {0, 299, false, 100}), points);
    QVERIFY(decimate({}, {0, 1, false, 100}).empty());
}

void DecimateTest::extremesSurvive()
{
    auto points = wave(20000);
    points[7777].setY(500);
    points[12345].setY(-500);
    const auto kept = decimate(points, {0, 19999, false, 600});
    QVERIFY(kept.size() <= 4 * 600 + 4);
    QVERIFY(ascending(kept));
    QCOMPARE(kept.front(), points.front());
    QCOMPARE(kept.back(), points.back());
    QVERIFY(std::find(kept.begin(), kept.end(), points[7777]) != kept.end());
    QVERIFY(std::find(kept.begin(), kept.end(), points[12345]) != kept.end());
}

void DecimateTest::zoomShowsThePartInFull()
{
    const auto points = wave(20000);
    const auto kept = decimate(points, {1000, 1100, false, 600});
    QCOMPARE(kept.size(), size_t(103)); // 101 inside and one beyond each end
    QCOMPARE(kept.front().x(), 999.0);
    QCOMPARE(kept.back().x(), 1101.0);
}

void DecimateTest::logColumns()
{
    std::vector<QPointF> points;
    for (int i = 1; i <= 20000; ++i)
        points.emplace_back(i, i % 7);
    const auto kept = decimate(points, {1, 20000, true, 200});
    QVERIFY(kept.size() <= 804);
    // The first decades have a pixel for each point and must not be thinned.
    QCOMPARE(kept[1].x(), 2.0);
    QCOMPARE(kept[2].x(), 3.0);
}

void DecimateTest::gapsSplit()
{
    const std::vector<QPointF> points{{1, 1},  {2, test::NaN}, {3, 3},        {4, 0},
                                      {5, -1}, {6, 6},         {test::NaN, 1}};
    QCOMPARE(splitAtGaps(points, false, false).size(), size_t(2));
    const auto log = splitAtGaps(points, false, true);
    QCOMPARE(log.size(), size_t(3));
    QCOMPARE(log[1], (std::vector<QPointF>{{3, 3}}));
    QCOMPARE(log[2], (std::vector<QPointF>{{6, 6}}));
    QVERIFY(splitAtGaps({}, false, false).empty());
}

void DecimateTest::staircaseCorners()
{
    const std::vector<QPointF> points{{1, 0.5}, {3, 1}};
    QCOMPARE(staircase(points), (std::vector<QPointF>{{1, 0.5}, {3, 0.5}, {3, 1}}));
    QVERIFY(staircase({}).empty());
}

void DecimateTest::rollingIsBoundedAndKeepsExtremes()
{
    RollingPoints rolling(1200);
    for (int i = 0; i < 50000; ++i) {
        rolling.append({i * 0.25, i == 123 ? 99.0 : i == 4567 ? -99.0 : i % 10});
        QVERIFY(rolling.points().size() <= 1200);
    }
    const auto &points = rolling.points();
    QVERIFY(ascending(points));
    QCOMPARE(points.back(), QPointF(49999 * 0.25, 9));
    const auto [low, high] = std::minmax_element(
        points.begin(), points.end(), [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
    QCOMPARE(*high, QPointF(123 * 0.25, 99));
    QCOMPARE(*low, QPointF(4567 * 0.25, -99));
}

void DecimateTest::rollingIsNoCoarserWhereItIsOld()
{
    RollingPoints rolling(400);
    std::array<int, 10> tenths{};
    for (int i = 0; i < 20000; ++i)
        rolling.append({double(i), double(i * 7919 % 1000)});
    for (const QPointF &point : rolling.points())
        ++tenths[static_cast<size_t>(point.x() / 2000)];
    const auto [fewest, most] = std::ranges::minmax(tenths);
    QVERIFY2(fewest >= 10 && most <= 2 * fewest + 3, qPrintable(u"%1 … %2"_s.arg(fewest).arg(most)));
    rolling.clear();
    for (int i = 0; i < 100; ++i)
        rolling.append({double(i), 1});
    QCOMPARE(rolling.points().size(), size_t(100)); // a new beginning keeps every point again
}

void DecimateTest::rollingGaps()
{
    RollingPoints rolling(100);
    rolling.append({0, test::NaN});
    rolling.append({1, 5});
    rolling.append({2, test::NaN});
    rolling.append({3, test::NaN});
    rolling.append({2.5, 6}); // time never runs backwards
    QCOMPARE(rolling.points().size(), size_t(3));
    QCOMPARE(splitAtGaps(rolling.points(), false, false).size(), size_t(2));
    rolling.append({test::NaN, 1});
    QCOMPARE(rolling.points().size(), size_t(3));
}

SERVESCOPE_TEST(DecimateTest)
#include "decimate_test.moc"
