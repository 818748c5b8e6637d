// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/summary.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;

class TestPercentile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linearAsNumpy_data();
    void linearAsNumpy();
    void endsAndNonsense();
    void moments();
    void millionsOfEqualGapsKeepTheirDigits();
};

void TestPercentile::linearAsNumpy_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("expected");
    // numpy.percentile(values, p), its default method, to the last digit.
    const auto add = [](const char *name, const QList<double> &values,
                        std::initializer_list<std::pair<double, double>> cases) {
        for (const auto &[p, expected] : cases)
            QTest::addRow("%s p%g", name, p) << values << p << expected;
    };
    add("four", {1, 2, 3, 4},
        {{0, 1},
         {5, 1.15},
         {25, 1.75},
         {50, 2.5},
         {75, 3.25},
         {90, 3.7},
         {95, 3.8499999999999996},
         {99, 3.9699999999999998},
         {99.9, 3.9970000000000003},
         {100, 4}});
    add("five", {15, 20, 35, 40, 50},
        {{5, 16}, {25, 20}, {30, 23}, {40, 29}, {50, 35}, {90, 46}, {99, 49.6}, {99.9, 49.96000000000001}});
    QList<double> squares;
    for (int i = 1; i <= 101; ++i)
        squares.append(0.1 * i * i);
    add("squares", squares,
        {{0, 0.1},
         {5, 3.6},
         {25, 67.6},
         {50, 260.1},
         {90, 828.1},
         {99, 1000},
         {99.9, 1018.09},
         {100, 1020.1}});
    add("one", {7.5}, {{0, 7.5}, {50, 7.5}, {99.9, 7.5}, {100, 7.5}});
}

void TestPercentile::linearAsNumpy()
{
    QFETCH(QList<double>, values);
    QFETCH(double, p);
    QFETCH(double, expected);
    const double got = percentile(std::span(values.constData(), static_cast<size_t>(values.size())), p);
    QVERIFY2(std::abs(got - expected) <= 4e-16 * std::abs(expected),
             qPrintable(QString::number(got, 'g', 17)));
}

void TestPercentile::endsAndNonsense()
{
    const std::vector<double> values{1, 2, 3};
    QCOMPARE(percentile(values, -5), 1.0);
    QCOMPARE(percentile(values, 250), 3.0);
    QCOMPARE(percentile(values, std::nan("")), 1.0);
}

void TestPercentile::moments()
{
    const Distribution d{{2, 4, 4, 4, 5, 5, 7, 9}};
    QVERIFY(d.available());
    QCOMPARE(d.mean(), 5.0);
    QCOMPARE(d.stddev(), 2.0); // population: √(32/8)
    QCOMPARE(d.median(), 4.5);
    QCOMPARE(Distribution{{3}}.stddev(), 0.0);
    QCOMPARE((Distribution{{1, 2, 30}}).median(), 2.0);
    QVERIFY(!Distribution{}.available());
}

void TestPercentile::millionsOfEqualGapsKeepTheirDigits()
{
    Distribution d;
    d.sorted.assign(5'000'000, 0.1);
    QCOMPARE(d.mean(), 0.1);
    QVERIFY(d.stddev() < 1e-15);
    QVERIFY(std::abs(d.mean() - 0.1) < 1e-16);
}

SERVESCOPE_TEST(TestPercentile)
#include "tst_percentile.moc"
