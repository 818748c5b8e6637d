// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

Scenario sample()
{
    Scenario s;
    s.inputOutput = {{128, 64}, {2048, 128}};
    s.concurrencyPrompts = {{1, 10}, {8, 80}};
    return s;
}

QStringList ids(const Scenario &s)
{
    QStringList list;
    for (const SweepPoint &point : expandSweep(s))
        list << point.id;
    return list;
}

} // namespace

class SweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order()
    {
        QCOMPARE(ids(sample()),
                 (QStringList{u"bench_io128x64_mc1_np10"_s, u"bench_io128x64_mc8_np80"_s,
                              u"bench_io2048x128_mc1_np10"_s, u"bench_io2048x128_mc8_np80"_s}));
        const auto points = expandSweep(sample());
        for (int i = 0; i < 4; ++i)
            QCOMPARE(points[static_cast<size_t>(i)].ordinal, i);
        QVERIFY((points[2].lengths == LengthPair{2048, 128}));
        QVERIFY((points[2].load == LoadPair{1, 10}));
    }

    void ratesAndRepeats()
    {
        Scenario s = sample();
        s.inputOutput = {{1, 2}};
        s.concurrencyPrompts = {{3, 4}};
        s.requestRates = {2.5};
        QCOMPARE(ids(s), QStringList{u"bench_io1x2_mc3_np4_rps2.5"_s});
        s.requestRates = {10, std::numeric_limits<double>::infinity()};
        s.repeats = 2;
        QCOMPARE(ids(s),
                 (QStringList{u"bench_io1x2_mc3_np4_rps10_r1"_s, u"bench_io1x2_mc3_np4_rps10_r2"_s,
                              u"bench_io1x2_mc3_np4_rpsinf_r1"_s, u"bench_io1x2_mc3_np4_rpsinf_r2"_s}));
        QCOMPARE(expandSweep(s)[3].repeat, 1);
    }

    void pairsListedTwice()
    {
        Scenario s = sample();
        s.inputOutput = {{1, 2}, {1, 2}, {1, 2}};
        s.concurrencyPrompts = {{3, 4}};
        QCOMPARE(ids(s), (QStringList{u"bench_io1x2_mc3_np4"_s, u"bench_io1x2_mc3_np4_2"_s,
                                      u"bench_io1x2_mc3_np4_3"_s}));
    }

    void cost()
    {
        QVERIFY((sweepCost(sample()) == SweepCost{4, 180, 90 * (128 + 64) + 90 * (2048 + 128)}));
        Scenario s = sample();
        s.numWarmups = 5;
        s.randomPrefixLen = 10;
        s.repeats = 3;
        s.requestRates = {1, 2};
        QVERIFY((sweepCost(s) == SweepCost{24, 6 * 200, 6 * (100 * (192 + 10) + 100 * (2176 + 10))}));
        QVERIFY(sweepCost(Scenario()) == SweepCost());
    }

    void costOfSetsWithLengthsOfTheirOwn()
    {
        Scenario s = sample();
        s.inputOutput = {{1, 1}};
        s.datasetName = u"prefix_repetition"_s;
        QVERIFY((sweepCost(s) == SweepCost{2, 90, 90 * (256 + 256 + 128)}));
        s.datasetName = u"sonnet"_s;
        QVERIFY((sweepCost(s) == SweepCost{2, 90, 90 * (550 + 150)}));
    }

    void costDoesNotOverflow()
    {
        Scenario s;
        s.inputOutput.assign(1000, {std::numeric_limits<int>::max(), std::numeric_limits<int>::max()});
        s.concurrencyPrompts.assign(1000, {1, std::numeric_limits<int>::max()});
        s.repeats = std::numeric_limits<int>::max();
        const SweepCost cost = sweepCost(s);
        QCOMPARE(cost.points, std::numeric_limits<int>::max());
        QCOMPARE(cost.requests, std::numeric_limits<qint64>::max());
        QCOMPARE(cost.tokens, std::numeric_limits<qint64>::max());
    }
};

SERVESCOPE_TEST(SweepTest)
#include "sweep_test.moc"
