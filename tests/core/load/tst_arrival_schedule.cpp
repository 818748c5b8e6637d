// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/arrival_schedule.h"

#include "tests/support/registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace servescope;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Coefficient of variation of the gaps.
double variation(const std::vector<Nanoseconds> &offsets)
{
    std::vector<double> gaps;
    Nanoseconds before{};
    for (const Nanoseconds at : offsets) {
        gaps.push_back(toSeconds(at - before));
        before = at;
    }
    const double mean = std::accumulate(gaps.begin(), gaps.end(), 0.0) / static_cast<double>(gaps.size());
    double squares = 0;
    for (const double gap : gaps)
        squares += (gap - mean) * (gap - mean);
    return std::sqrt(squares / static_cast<double>(gaps.size())) / mean;
}

} // namespace

class TestArrivalSchedule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void infiniteRateSendsAllAtOnce()
    {
        const auto offsets =
            arrivalSchedule({.count = 5, .requestRate = infinity, .burstiness = 1, .seed = 0});
        QCOMPARE(offsets.size(), size_t(5));
        QVERIFY(std::all_of(offsets.begin(), offsets.end(),
                            [](Nanoseconds o) { return o == Nanoseconds::zero(); }));
    }

    void theLastRequestIsAtCountOverRate_data()
    {
        QTest::addColumn<double>("burstiness");
        QTest::newRow("Poisson") << 1.0;
        QTest::newRow("bursty") << 0.25;
        QTest::newRow("smooth") << 4.0;
        QTest::newRow("constant") << infinity;
    }
    void theLastRequestIsAtCountOverRate()
    {
        QFETCH(double, burstiness);
        const auto offsets =
            arrivalSchedule({.count = 400, .requestRate = 8, .burstiness = burstiness, .seed = 7});
        QVERIFY(std::is_sorted(offsets.begin(), offsets.end()));
        QVERIFY(std::abs(toSeconds(offsets.back()) - 50) < 1e-6);
    }

    void gapsVaryAsTheGammaDistributionSays()
    {
        for (const double burstiness : {0.25, 1.0, 4.0}) {
            const double found = variation(
                arrivalSchedule({.count = 20000, .requestRate = 100, .burstiness = burstiness, .seed = 3}));
            QVERIFY2(std::abs(found * std::sqrt(burstiness) - 1) < 0.06, qPrintable(QString::number(found)));
        }
        QVERIFY(variation(arrivalSchedule(
                    {.count = 100, .requestRate = 10, .burstiness = infinity, .seed = 3})) < 1e-6);
    }

    void theSeedDecides()
    {
        QCOMPARE(arrivalSchedule({.count = 100, .requestRate = 5, .burstiness = 1, .seed = 42}),
                 arrivalSchedule({.count = 100, .requestRate = 5, .burstiness = 1, .seed = 42}));
        QVERIFY(arrivalSchedule({.count = 100, .requestRate = 5, .burstiness = 1, .seed = 42}) !=
                arrivalSchedule({.count = 100, .requestRate = 5, .burstiness = 1, .seed = 43}));
    }

    void aRampGoesFromOneRateToTheOther()
    {
        for (const auto strategy : {RampUp::Strategy::Linear, RampUp::Strategy::Exponential}) {
            const RampUp ramp{strategy, 2, 20};
            QCOMPARE(rampRate(ramp, 0, 101), 2.0);
            QVERIFY(std::abs(rampRate(ramp, 100, 101) - 20) < 1e-9);
            const double middle = strategy == RampUp::Strategy::Linear ? 11 : std::sqrt(40.0);
            QVERIFY(std::abs(rampRate(ramp, 50, 101) - middle) < 1e-9);
            QCOMPARE(rampRate(ramp, 0, 1), 2.0);

            const auto even = arrivalSchedule({.count = 101, .burstiness = infinity, .rampUp = ramp});
            const auto gap = [&even](size_t i) { return toSeconds(even[i] - even[i - 1]); };
            QVERIFY(std::abs(gap(50) - 1 / middle) < 1e-6);
            QVERIFY(std::abs(gap(100) - 1.0 / 20) < 1e-6);
            const auto drawn = arrivalSchedule({.count = 101, .rampUp = ramp, .seed = 5});
            QVERIFY(std::is_sorted(drawn.begin(), drawn.end()));
            QVERIFY(drawn != even);
        }
    }

    void nothingToSend()
    {
        QVERIFY(arrivalSchedule({.count = 0, .requestRate = 3, .burstiness = 1, .seed = 0}).empty());
    }
};

SERVESCOPE_TEST(TestArrivalSchedule)
#include "tst_arrival_schedule.moc"
