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
        const auto offsets = arrivalSchedule(5, infinity, 1, 0);
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
        const auto offsets = arrivalSchedule(400, 8, burstiness, 7);
        QVERIFY(std::is_sorted(offsets.begin(), offsets.end()));
        QVERIFY(std::abs(toSeconds(offsets.back()) - 50) < 1e-6);
    }

    void gapsVaryAsTheGammaDistributionSays()
    {
        for (const double burstiness : {0.25, 1.0, 4.0}) {
            const double found = variation(arrivalSchedule(20000, 100, burstiness, 3));
            QVERIFY2(std::abs(found * std::sqrt(burstiness) - 1) < 0.06, qPrintable(QString::number(found)));
        }
        QVERIFY(variation(arrivalSchedule(100, 10, infinity, 3)) < 1e-6);
    }

    void theSeedDecides()
    {
        QCOMPARE(arrivalSchedule(100, 5, 1, 42), arrivalSchedule(100, 5, 1, 42));
        QVERIFY(arrivalSchedule(100, 5, 1, 42) != arrivalSchedule(100, 5, 1, 43));
    }

    void nothingToSend() { QVERIFY(arrivalSchedule(0, 3, 1, 0).empty()); }
};

SERVESCOPE_TEST(TestArrivalSchedule)
#include "tst_arrival_schedule.moc"
