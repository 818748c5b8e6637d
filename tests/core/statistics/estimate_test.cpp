// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/difference.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace servescope;

class TestEstimate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tooFewForATail();
    void smallAndConstantSamples();
    void theSeedDecides();
    void publishedFigures();
    void holmAsInTheBook();
    void verdicts();
    void withoutIntervalNothingIsJudged();
    void openSidesReachZero();
};

namespace {

std::vector<double> upTo(int n)
{
    std::vector<double> values(static_cast<size_t>(n));
    std::iota(values.begin(), values.end(), 1.0);
    // Any order that has no trend; a trend is what designEffect() is there to see.
    for (size_t i = 0; i < values.size(); ++i)
        std::swap(values[i], values[(i * 7919) % values.size()]);
    return values;
}

} // namespace

void TestEstimate::tooFewForATail()
{
    const Estimate small = percentileEstimate(upTo(71), 99);
    QVERIFY(small.hasInterval() && !small.isBounded());
    QVERIFY(std::isinf(small.upper) && small.lower > 0);
    QVERIFY(!percentileEstimate(upTo(300), 99).isBounded());
    QVERIFY(percentileEstimate(upTo(400), 99).isBounded());
    QVERIFY(percentileEstimate(upTo(71), 50).isBounded());
    const Estimate low = percentileEstimate(upTo(71), 1);
    QVERIFY(std::isinf(low.lower) && !std::isinf(low.upper));
}

void TestEstimate::smallAndConstantSamples()
{
    QVERIFY(!meanEstimate({}).hasInterval());
    QVERIFY(!meanEstimate(std::vector<double>{3, 4}).hasInterval());
    QCOMPARE(meanEstimate(std::vector<double>{3, 4}).value, 3.5);
    QVERIFY(!percentileEstimate(std::vector<double>{1, 2, 3}, 50).hasInterval());
    QCOMPARE(percentileEstimate(std::vector<double>{1, 2, 3}, 50).value, 2.0);
    const std::vector<double> same(100, 5.0);
    const Estimate mean = meanEstimate(same);
    QCOMPARE(mean.lower, 5.0);
    QCOMPARE(mean.upper, 5.0);
    QCOMPARE(percentileEstimate(same, 50).upper, 5.0);
    QVERIFY(!pooledPercentileEstimate({}, {}, 50).hasInterval());
    QVERIFY(std::isnan(noiseBand(std::vector<double>{1.0})));
}

void TestEstimate::theSeedDecides()
{
    const auto values = upTo(50);
    QCOMPARE(meanEstimate(values, 4).lower, meanEstimate(values, 4).lower);
    QVERIFY(meanEstimate(values, 4).lower != meanEstimate(values, 5).lower);
}

void TestEstimate::publishedFigures()
{
    const Estimate estimate = publishedMean(100, 20, 101);
    QVERIFY(std::abs(estimate.lower - (100 - 1.98397 * 2)) < 1e-4);
    QCOMPARE(estimate.basis, Estimate::Basis::Spread);
    QVERIFY(!publishedMean(100, 20, 1).hasInterval());
}

void TestEstimate::holmAsInTheBook()
{
    const auto adjusted = holm({0.01, 0.04, 0.03, 0.005});
    const double expected[] = {0.03, 0.06, 0.06, 0.02};
    for (size_t i = 0; i < 4; ++i)
        QVERIFY(std::abs(adjusted[i] - expected[i]) < 1e-12);
    const double none = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(std::isnan(holm({none, 0.02})[0]));
    QCOMPARE(holm({none, 0.02})[1], 0.02);
}

void TestEstimate::verdicts()
{
    const auto at = [](double value, double reach) {
        Estimate estimate;
        estimate.value = value;
        estimate.lower = value - reach;
        estimate.upper = value + reach;
        estimate.basis = Estimate::Basis::Ranks;
        return estimate;
    };
    const Difference clear = difference(at(100, 3), at(90, 4));
    QCOMPARE(clear.lower, -15.0);
    QCOMPARE(clear.upper, -5.0);
    QVERIFY(clear.pValue < 0.001);
    QCOMPARE(judge(clear, clear.pValue, true), Verdict::Better);
    QCOMPARE(judge(clear, clear.pValue, false), Verdict::Worse);
    QCOMPARE(clear.percent, -10.0);
    const Difference noise = difference(at(100, 3), at(97, 4));
    QCOMPARE(judge(noise, noise.pValue, true), Verdict::NotDistinguishable);
    // The interval touches zero just where the probability is 5 %.
    const Difference edge = difference(at(100, 3), at(95, 4));
    QVERIFY(std::abs(edge.pValue - 0.05) < 1e-9);
    QVERIFY(std::isnan(difference(at(0, 1), at(1, 1)).percent));
}

void TestEstimate::withoutIntervalNothingIsJudged()
{
    Estimate bare;
    bare.value = 5;
    const Difference d = difference(bare, publishedMean(9, 1, 50));
    QVERIFY(!d.judged);
    QCOMPARE(judge(d, d.pValue, true), Verdict::NotJudged);
}

void TestEstimate::openSidesReachZero()
{
    Estimate a = publishedMean(10, 1, 50);
    a.upper = Estimate::open;
    const Estimate b = publishedMean(20, 1, 50);
    const Difference d = difference(a, b);
    QCOMPARE(judge(d, d.pValue, true), Verdict::NotDistinguishable);
    QCOMPARE(verdictName(Verdict::NotDistinguishable), QStringLiteral("not distinguishable"));
}

SERVESCOPE_TEST(TestEstimate)
#include "estimate_test.moc"
