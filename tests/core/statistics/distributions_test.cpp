// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/distributions.h"

#include "tests/support/registry.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace servescope;

/// Against tables printed in textbooks and exact sums.
class TestDistributions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void normal();
    void student();
    void binomial();
    void chiSquare();
};

namespace {

bool near(double actual, double expected, double tolerance)
{
    if (std::abs(actual - expected) <= tolerance)
        return true;
    qWarning("%.12g is not %.12g", actual, expected);
    return false;
}

} // namespace

void TestDistributions::normal()
{
    QVERIFY(near(normalCdf(0), 0.5, 1e-15));
    QVERIFY(near(normalCdf(1.959963984540054), 0.975, 1e-12));
    QVERIFY(near(normalQuantile(0.975), 1.959963984540054, 1e-9));
    QVERIFY(near(normalQuantile(0.001), -3.090232306167813, 1e-9));
}

void TestDistributions::student()
{
    QVERIFY(near(studentQuantile(0.975, 1), 12.7062047362, 1e-7));
    QVERIFY(near(studentQuantile(0.975, 2), 4.30265272970, 1e-8));
    QVERIFY(near(studentQuantile(0.975, 10), 2.22813885199, 1e-8));
    QVERIFY(near(studentQuantile(0.95, 30), 1.69726088659, 1e-8));
    QVERIFY(near(studentQuantile(0.025, 5), -2.57058183661, 1e-8));
    QVERIFY(near(studentQuantile(0.975, std::numeric_limits<double>::infinity()), 1.959963984540054, 1e-9));
    QVERIFY(near(studentCdf(-2.0, 7), 1 - studentCdf(2.0, 7), 1e-14));
}

void TestDistributions::binomial()
{
    for (const double p : {0.5, 0.01, 0.99, 0.3}) {
        double term = std::pow(1 - p, 25);
        double sum = 0;
        for (int k = 0; k < 25; ++k) {
            sum += term;
            QVERIFY(near(binomialCdf(k, 25, p), sum, 1e-11));
            term *= p / (1 - p) * (25 - k) / (k + 1);
        }
    }
    QCOMPARE(binomialCdf(-1, 10, 0.4), 0.0);
    QCOMPARE(binomialCdf(10, 10, 0.4), 1.0);
    QVERIFY(near(binomialCdf(50'000, 100'000, 0.5), 0.501261, 1e-6));
}

void TestDistributions::chiSquare()
{
    QVERIFY(near(chiSquareQuantile(0.9, 9), 14.6837, 0.1));
    QVERIFY(near(chiSquareQuantile(0.9, 29), 39.0875, 0.1));
}

SERVESCOPE_TEST(TestDistributions)
#include "distributions_test.moc"
