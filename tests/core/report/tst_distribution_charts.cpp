// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/report/chart_data.h"
#include "tests/support/registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestDistributionCharts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void histogramCountsEveryValueOnce_data();
    void histogramCountsEveryValueOnce();
    void histogramByHand();
    void ecdfByHand();
    void ecdfIsDecimatedAndKeepsTheEnds();
    void nothingFiniteIsEmpty();
};

void TestDistributionCharts::histogramCountsEveryValueOnce_data()
{
    QTest::addColumn<QList<double>>("values");
    Random random(3);
    QList<double> uniform, tail, two;
    for (int i = 0; i < 5000; ++i) {
        uniform.append(20 + 30 * random.uniform());
        tail.append(std::exp(3 * random.normal())); // over many powers of ten
        two.append(i % 10 ? 5.0 : 5000.0);          // no spread in the middle half
    }
    QTest::newRow("uniform") << uniform;
    QTest::newRow("heavy tail") << tail;
    QTest::newRow("two values") << two;
    QTest::newRow("one") << QList<double>{7.5};
    QTest::newRow("one zero") << QList<double>{0};
    QTest::newRow("equal") << QList<double>(1000, 10.0);
    QTest::newRow("neighbours") << QList<double>{1.0, std::nextafter(1.0, 2.0)};
    QTest::newRow("tiny") << QList<double>{1e-9, 2e-9, 5e-9, 7e-9};
    QTest::newRow("huge") << QList<double>{1, 1e12};
    QTest::newRow("negative") << QList<double>{-30, -10, 0, 20};
}

void TestDistributionCharts::histogramCountsEveryValueOnce()
{
    QFETCH(QList<double>, values);
    std::ranges::sort(values);
    const ChartData chart =
        latencyHistogram(u"TTFT"_s, std::span(values.constData(), static_cast<size_t>(values.size())));
    QCOMPARE(chart.series.size(), size_t(1));
    const ChartSeries &bars = chart.series[0];
    QCOMPARE(bars.style, ChartSeries::Style::Bars);
    QVERIFY(bars.barWidth > 0);
    QVERIFY(bars.points.size() >= 1 && bars.points.size() <= 60);
    double sum = 0;
    for (size_t i = 0; i < bars.points.size(); ++i) {
        sum += bars.points[i].y();
        if (i > 0)
            QVERIFY(bars.points[i].x() > bars.points[i - 1].x());
    }
    QCOMPARE(sum, static_cast<double>(values.size()));
    const double slack = 1e-9 * bars.barWidth;
    QVERIFY(bars.points.front().x() <= values.front() + slack);
    QVERIFY(bars.points.back().x() + bars.barWidth >= values.back() - slack);
}

void TestDistributionCharts::histogramByHand()
{
    // n = 8, quartiles 2.75 and 6.25: 2·3.5/2 = 3.5, rounded up to 5. Edges 0 and 5: below 5 are 1…4.
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8};
    const ChartSeries bars = latencyHistogram(u"ITL"_s, values).series.at(0);
    QCOMPARE(bars.barWidth, 5.0);
    QCOMPARE(bars.points, (std::vector<QPointF>{{0, 4}, {5, 4}}));
}

void TestDistributionCharts::ecdfByHand()
{
    const std::vector<double> values{10, 20, 20, 20, 50};
    const ChartData chart = latencyEcdf(u"TTFT"_s, values);
    QCOMPARE(chart.id, u"ttft_ecdf"_s);
    QCOMPARE(chart.series.at(0).style, ChartSeries::Style::Step);
    QCOMPARE(chart.series.at(0).points, (std::vector<QPointF>{{10, 0.2}, {20, 0.8}, {50, 1}}));
    const std::vector<double> one{3};
    QCOMPARE(latencyEcdf(u"TTFT"_s, one).series.at(0).points, (std::vector<QPointF>{{3, 0}, {3, 1}}));
}

void TestDistributionCharts::ecdfIsDecimatedAndKeepsTheEnds()
{
    Random random(5);
    std::vector<double> values(500'000);
    for (double &value : values)
        value = random.exponential();
    std::ranges::sort(values);
    const auto points = latencyEcdf(u"ITL"_s, values).series.at(0).points;
    QVERIFY(points.size() > 1500 && points.size() <= 2000);
    QCOMPARE(points.front().x(), values.front());
    QCOMPARE(points.back(), QPointF(values.back(), 1));
    for (size_t i = 0; i < points.size(); ++i) {
        // each point is exact, only fewer of them
        const auto below = std::ranges::upper_bound(values, points[i].x()) - values.begin();
        QCOMPARE(points[i].y(), static_cast<double>(below) / static_cast<double>(values.size()));
        if (i > 0)
            QVERIFY(points[i].x() > points[i - 1].x() && points[i].y() > points[i - 1].y());
    }
}

void TestDistributionCharts::nothingFiniteIsEmpty()
{
    const std::vector<double> none;
    QVERIFY(latencyHistogram(u"TTFT"_s, none).empty());
    QVERIFY(latencyEcdf(u"TTFT"_s, none).empty());
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> mixed{1, 2, infinity};
    QCOMPARE(latencyEcdf(u"TTFT"_s, mixed).series.at(0).points.back(), QPointF(2, 1));
    const std::vector<double> infinite{infinity};
    QVERIFY(latencyHistogram(u"TTFT"_s, infinite).empty());
}

SERVESCOPE_TEST(TestDistributionCharts)
#include "tst_distribution_charts.moc"
