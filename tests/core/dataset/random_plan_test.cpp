// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/random_plan.h"
#include "tests/support/registry.h"

#include <QTest>

#include <numeric>
#include <set>

using namespace servescope;

class RandomPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lengthBounds_data();
    void lengthBounds();
    void fixedLengths();
    void lengthsHaveTheirOwnStreams();
    void bodiesAreRunsThroughTheAllowed();
    void beginningsDiffer();
    void laterRoundsDifferInTheSecondId();
    void fewIds();
    void prefixBySeed();
};

namespace {

std::vector<int> numbers(int count, int first = 0)
{
    std::vector<int> ids(static_cast<size_t>(count));
    std::iota(ids.begin(), ids.end(), first);
    return ids;
}

} // namespace

void RandomPlanTest::lengthBounds_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");
    QTest::newRow("10 ± 10 %") << 10 << 0.1 << 9 << 11;
    QTest::newRow("100 ± 10 %") << 100 << 0.1 << 90 << 110;
    QTest::newRow("1024 ± 30 %") << 1024 << 0.3 << 716 << 1332;
    QTest::newRow("15 ± 50 %") << 15 << 0.5 << 7 << 23;
    QTest::newRow("1 ± 50 %") << 1 << 0.5 << 1 << 2;
    QTest::newRow("3 ± 99 %") << 3 << 0.99 << 1 << 6;
}

void RandomPlanTest::lengthBounds()
{
    QFETCH(int, length);
    QFETCH(double, ratio);
    QFETCH(int, low);
    QFETCH(int, high);
    std::set<int> bodies;
    std::set<int> outputs;
    for (const PromptLengths &one : drawLengths(20'000, length, length, ratio, 3)) {
        bodies.insert(one.body);
        outputs.insert(one.output);
    }
    QCOMPARE(*bodies.begin(), low);
    QCOMPARE(*bodies.rbegin(), high);
    QCOMPARE(static_cast<int>(bodies.size()), high - low + 1);
    QCOMPARE(bodies, outputs);
}

void RandomPlanTest::fixedLengths()
{
    for (const PromptLengths &one : drawLengths(100, 77, 5, 0, 1)) {
        QCOMPARE(one.body, 77);
        QCOMPARE(one.output, 5);
    }
    QVERIFY(drawLengths(0, 1, 1, 0, 1).empty());
}

void RandomPlanTest::lengthsHaveTheirOwnStreams()
{
    const auto some = drawLengths(1000, 100, 100, 0.5, 9);
    const auto more = drawLengths(2000, 100, 100, 0.5, 9);
    const auto otherOutput = drawLengths(1000, 100, 5000, 0.5, 9);
    int equal = 0;
    for (size_t i = 0; i < some.size(); ++i) {
        QCOMPARE(more[i].body, some[i].body);
        QCOMPARE(more[i].output, some[i].output);
        QCOMPARE(otherOutput[i].body, some[i].body);
        equal += some[i].body == some[i].output;
    }
    QVERIFY2(equal < 50, "input and output lengths must not go together");
}

void RandomPlanTest::bodiesAreRunsThroughTheAllowed()
{
    const RandomIds ids(numbers(100, 1000), 4);
    for (int i = 0; i < 100; ++i) {
        const std::vector<int> body = ids.body(i, 250);
        QCOMPARE(body.size(), size_t{250});
        for (size_t j = 1; j < body.size(); ++j)
            QCOMPARE(body[j], body[j - 1] == 1099 ? 1000 : body[j - 1] + 1);
    }
    QVERIFY(ids.body(3, 0).empty());
}

void RandomPlanTest::beginningsDiffer()
{
    const RandomIds ids(numbers(1000), 4);
    std::set<int> first;
    for (int i = 0; i < 1000; ++i)
        first.insert(ids.body(i, 1).front());
    QCOMPARE(first.size(), size_t{1000});
    QVERIFY(RandomIds(numbers(1000), 5).body(0, 1) != ids.body(0, 1));
}

void RandomPlanTest::laterRoundsDifferInTheSecondId()
{
    const RandomIds ids(numbers(101), 4); // a prime: 100 steps, so 10,100 different beginnings
    std::set<std::vector<int>> beginnings;
    for (int i = 0; i < 10'100; ++i)
        beginnings.insert(ids.body(i, 2));
    QCOMPARE(beginnings.size(), size_t{10'100});
    QCOMPARE(ids.body(10'100, 2), ids.body(0, 2)); // nothing else is left
}

void RandomPlanTest::fewIds()
{
    const RandomIds one({7}, 1);
    QCOMPARE(one.body(0, 3), (std::vector<int>{7, 7, 7}));
    QCOMPARE(one.body(5, 3), (std::vector<int>{7, 7, 7}));
    const RandomIds two({7, 8}, 1);
    for (int i = 0; i < 10; ++i)
        QVERIFY(two.body(i, 2) == (std::vector<int>{7, 8}) || two.body(i, 2) == (std::vector<int>{8, 7}));
}

void RandomPlanTest::prefixBySeed()
{
    const RandomIds a(numbers(5000), 1);
    const RandomIds b(numbers(5000), 1);
    const RandomIds c(numbers(5000), 2);
    QCOMPARE(a.prefix(64), b.prefix(64));
    QVERIFY(a.prefix(64) != c.prefix(64));
    QVERIFY(a.prefix(0).empty());
    Random left = a.fillerSource(3);
    Random right = b.fillerSource(3);
    Random other = a.fillerSource(4);
    const int id = a.filler(left);
    QCOMPARE(b.filler(right), id);
    QVERIFY(a.filler(other) != id);
}

SERVESCOPE_TEST(RandomPlanTest)
#include "random_plan_test.moc"
