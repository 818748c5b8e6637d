// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/metrics/figures.h"
#include "core/statistics/difference.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace servescope;

/// Data from known distributions, again and again: how often does the interval hold the truth, and how often
/// are two samples of the same thing told apart? The seeds are fixed, so the shares are, too.
class TestCoverage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void means_data();
    void means();
    void percentiles_data();
    void percentiles();
    void gapsThatHangTogether();
    void differences();
    void requestsThatHangTogether();
    void repeats();
    void equalRunsAreNotDistinguishable();
    void realDifferencesAreFound();
};

namespace {

constexpr int trials = 1000;

bool covers(const Estimate &estimate, double truth)
{
    return estimate.hasInterval() && estimate.lower <= truth && truth <= estimate.upper;
}

/// Per cent of trials for which `hit` holds.
double share(const std::function<bool(Random &, int)> &hit, int n = trials)
{
    Random random(20260102);
    int hits = 0;
    for (int i = 0; i < n; ++i)
        hits += hit(random, i);
    return 100.0 * hits / n;
}

bool within(double percent, double low, double high)
{
    qInfo("covered: %.1f %%", percent);
    return percent >= low && percent <= high;
}

double gammaValue(Random &random)
{
    return random.gamma(2, 50);
}
double lognormalValue(Random &random)
{
    return 100 * std::exp(0.5 * random.normal());
}

std::vector<double> drawn(Random &random, int n, double (*value)(Random &))
{
    std::vector<double> values(static_cast<size_t>(n));
    for (double &item : values)
        item = value(random);
    return values;
}

/// Token gaps of requests whose own speed differs: gap = speed of the request × noise, in runs of slow and
/// fast.
struct Gaps
{
    std::vector<double> values, sums, counts;
    std::vector<quint32> sizes;
};

Gaps correlatedGaps(Random &random, int requests)
{
    Gaps gaps;
    for (int i = 0; i < requests; ++i) {
        const double speed = random.gamma(8, 1.25); // mean 10, common to the request
        const auto tokens = static_cast<quint32>(random.integer(8, 40));
        double sum = 0;
        double drift = 1;
        for (quint32 k = 0; k < tokens; ++k) {
            drift = 0.7 * drift + 0.3 * random.exponential(); // mean 1, neighbours alike
            gaps.values.push_back(speed * drift);
            sum += gaps.values.back();
        }
        gaps.sizes.push_back(tokens);
        gaps.sums.push_back(sum);
        gaps.counts.push_back(tokens);
    }
    return gaps;
}

} // namespace

void TestCoverage::means_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<bool>("skewed");
    for (const int n : {12, 40, 200, 1500}) {
        QTest::addRow("gamma, n = %d", n) << n << false;
        if (n >= 40 && n < 1000)
            QTest::addRow("lognormal, n = %d", n) << n << true;
    }
}

void TestCoverage::means()
{
    QFETCH(int, n);
    QFETCH(bool, skewed);
    const double truth = skewed ? 100 * std::exp(0.125) : 100;
    const double percent = share(
        [&](Random &random, int i) {
            return covers(
                meanEstimate(drawn(random, n, skewed ? lognormalValue : gammaValue), static_cast<quint64>(i)),
                truth);
        },
        n > 1000 ? 800 : trials);
    QVERIFY(within(percent, 93, 97));
}

void TestCoverage::percentiles_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<double>("p");
    QTest::newRow("median of 25") << 25 << 50.0;
    QTest::newRow("median of 200") << 200 << 50.0;
    QTest::newRow("p90 of 100") << 100 << 90.0;
    QTest::newRow("p95 of 300") << 300 << 95.0;
    QTest::newRow("p99 of 1000") << 1000 << 99.0;
    QTest::newRow("p25 of 60") << 60 << 25.0;
}

void TestCoverage::percentiles()
{
    QFETCH(int, n);
    QFETCH(double, p);
    // The exponential's quantiles are known in closed form.
    const double truth = -std::log(1 - p / 100);
    QVERIFY(within(share([&](Random &random, int) {
                       return covers(
                           percentileEstimate(drawn(random, n, [](Random &r) { return r.exponential(); }), p),
                           truth);
                   }),
                   93, 97));
}

void TestCoverage::gapsThatHangTogether()
{
    // The truth by a sample a hundred times as large as all that follows would need.
    Random random(7);
    const Gaps all = correlatedGaps(random, 100'000);
    double sum = 0;
    for (const double value : all.values)
        sum += value;
    const double mean = sum / static_cast<double>(all.values.size());
    const double median = pooledPercentileEstimate(all.values, all.sizes, 50).value;
    const double p95 = pooledPercentileEstimate(all.values, all.sizes, 95).value;
    const auto of = [](double truth, const std::function<Estimate(const Gaps &)> &estimate) {
        return share([&](Random &r, int) { return covers(estimate(correlatedGaps(r, 150)), truth); }, 500);
    };
    QVERIFY(within(of(mean, [](const Gaps &g) { return ratioEstimate(g.sums, g.counts); }), 93, 97));
    QVERIFY(within(of(median, [](const Gaps &g) { return pooledPercentileEstimate(g.values, g.sizes, 50); }),
                   93, 97));
    QVERIFY(within(of(p95, [](const Gaps &g) { return pooledPercentileEstimate(g.values, g.sizes, 95); }), 93,
                   97));
    // Single gaps taken for independent would promise far too much.
    QVERIFY(within(of(mean,
                      [](const Gaps &g) {
                          const MetricFigures figures = metricFigures(g.values, {});
                          return publishedMean(figures.mean, figures.stddev, figures.count);
                      }),
                   30, 85));
}

void TestCoverage::differences()
{
    const auto covered = [](double truth, const std::function<Estimate(std::span<const double>)> &estimate) {
        return share([&](Random &random, int) {
            const auto a = drawn(random, 120, gammaValue);
            auto b = drawn(random, 80, gammaValue);
            for (double &value : b)
                value *= 1.5;
            const Difference d = difference(estimate(a), estimate(b));
            return d.lower <= truth && truth <= d.upper;
        });
    };
    QVERIFY(within(covered(50, [](std::span<const double> v) { return meanEstimate(v, 3); }), 93, 97));
    const double median = 1.678346990016661 * 50; // of Gamma(2)
    QVERIFY(within(covered(0.5 * median, [](std::span<const double> v) { return percentileEstimate(v, 50); }),
                   93, 97));
}

void TestCoverage::requestsThatHangTogether()
{
    // Waves: an autoregressive level under the single values. Intervals for independent ones would hold the
    // truth some seven times in ten.
    const auto waves = [](Random &random) {
        std::vector<double> values(400);
        double level = 0;
        for (double &value : values) {
            level = 0.8 * level + 0.6 * random.normal();
            value = 100 + 5 * level + 5 * random.normal();
        }
        return values;
    };
    QVERIFY(
        within(share([&](Random &random, int) { return covers(meanEstimate(waves(random)), 100); }), 90, 97));
    QVERIFY(
        within(share([&](Random &random, int) { return covers(percentileEstimate(waves(random), 50), 100); }),
               90, 98));
}

void TestCoverage::repeats()
{
    // Each run has an own offset that more requests do not average away; only the runs tell.
    const auto runs = [](Random &random, int n) {
        std::vector<double> values(static_cast<size_t>(n));
        for (double &value : values)
            value = 100 + 4 * random.normal();
        return values;
    };
    for (const int n : {2, 3, 5})
        QVERIFY(
            within(share([&](Random &random, int) { return covers(repeatsEstimate(runs(random, n)), 100); }),
                   93, 97));
    QVERIFY(within(share([&](Random &random, int) {
                       const Difference d =
                           difference(repeatsEstimate(runs(random, 4)), repeatsEstimate(runs(random, 4)));
                       return d.lower <= 0 && 0 <= d.upper;
                   }),
                   93, 98));
    QVERIFY(within(share([&](Random &random, int) {
                       const auto pair = runs(random, 2);
                       return std::abs(pair[0] - pair[1]) <= noiseBand(runs(random, 6));
                   }),
                   93, 97));
}

void TestCoverage::equalRunsAreNotDistinguishable()
{
    // A table of six metrics each time, as a comparison has; one false alarm in it spoils the trial.
    const double percent = share([](Random &random, int) {
        const auto a = drawn(random, 150, lognormalValue);
        const auto b = drawn(random, 150, lognormalValue);
        const Gaps ga = correlatedGaps(random, 60);
        const Gaps gb = correlatedGaps(random, 60);
        const Difference differences[] = {
            difference(meanEstimate(a), meanEstimate(b)),
            difference(percentileEstimate(a, 50), percentileEstimate(b, 50)),
            difference(percentileEstimate(a, 90), percentileEstimate(b, 90)),
            difference(ratioEstimate(ga.sums, ga.counts), ratioEstimate(gb.sums, gb.counts)),
            difference(pooledPercentileEstimate(ga.values, ga.sizes, 50),
                       pooledPercentileEstimate(gb.values, gb.sizes, 50)),
            difference(pooledPercentileEstimate(ga.values, ga.sizes, 99),
                       pooledPercentileEstimate(gb.values, gb.sizes, 99)),
        };
        std::vector<double> pValues;
        for (const Difference &d : differences)
            pValues.push_back(d.pValue);
        const auto adjusted = holm(pValues);
        for (size_t i = 0; i < adjusted.size(); ++i) {
            if (judge(differences[i], adjusted[i], true) != Verdict::NotDistinguishable)
                return false;
        }
        return true;
    });
    QVERIFY(within(percent, 93, 100));
}

void TestCoverage::realDifferencesAreFound()
{
    const double percent = share([](Random &random, int) {
        const auto a = drawn(random, 200, lognormalValue);
        auto b = drawn(random, 200, lognormalValue);
        for (double &value : b)
            value *= 1.3;
        const Difference d = difference(percentileEstimate(a, 50), percentileEstimate(b, 50));
        return judge(d, d.pValue, true) == Verdict::Worse && judge(d, d.pValue, false) == Verdict::Better;
    });
    QVERIFY(within(percent, 90, 100));
}

SERVESCOPE_TEST(TestCoverage)
#include "coverage_test.moc"
