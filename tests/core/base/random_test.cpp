// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "tests/support/registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace servescope;

/// The expected sequences come from an independent implementation (Python) of the documented generator.
class RandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequences_data();
    void sequences();
    void derivedSequences();
    void shuffleSequence();
    void sameSeedSameSequence();
    void uniformMoments();
    void integerEdges();
    void integerIsUnbiased();
    void exponentialMoments();
    void normalMoments();
    void gammaMoments_data();
    void gammaMoments();
    void gammaOfShapeOneIsExponential();
    void shuffleIsUniform();
};

namespace {

struct Moments
{
    double mean = 0;
    double variance = 0;
    double smallest = std::numeric_limits<double>::infinity();
};

template <typename Draw>
Moments moments(int count, Draw draw)
{
    double sum = 0;
    double squares = 0;
    Moments result;
    for (int i = 0; i < count; ++i) {
        const double value = draw();
        sum += value;
        squares += value * value;
        result.smallest = std::min(result.smallest, value);
    }
    result.mean = sum / count;
    result.variance = squares / count - result.mean * result.mean;
    return result;
}

constexpr int many = 200'000;

bool near(double value, double expected, double tolerance)
{
    if (std::abs(value - expected) <= tolerance)
        return true;
    qWarning("%.6f is not within %.6f of %.6f", value, tolerance, expected);
    return false;
}

} // namespace

void RandomTest::sequences_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint64>("stream");
    QTest::addColumn<QList<quint64>>("expected");
    QTest::newRow("0/0") << quint64{0} << quint64{0}
                         << QList<quint64>{0xfb5405f7bd79c540, 0x780c98e26cea5883, 0x2a146e0980febc66,
                                           0x4851477db8791fca};
    QTest::newRow("1/0") << quint64{1} << quint64{0}
                         << QList<quint64>{0xef75d62a19ba94ed, 0x8e9490536375f270, 0xc05630b1c614195d,
                                           0x66daa2d5136a8f29};
    QTest::newRow("0/1") << quint64{0} << quint64{1}
                         << QList<quint64>{0xee127fe613436e33, 0xd6dad8d34a1874ea, 0x2a52c16cec1116a9,
                                           0x9af9091d9f77d551};
    QTest::newRow("large/7") << quint64{0xdeadbeefcafef00d} << quint64{7}
                             << QList<quint64>{0xa711e008d2f4dbc2, 0xdad7e36292ba0573, 0x66c60a72b3e2243d,
                                               0xa68266807370ebf4};
}

void RandomTest::sequences()
{
    QFETCH(quint64, seed);
    QFETCH(quint64, stream);
    QFETCH(QList<quint64>, expected);
    Random random(seed, stream);
    for (const quint64 value : expected)
        QCOMPARE(random.next(), value);
}

void RandomTest::derivedSequences()
{
    Random uniform(42, 3);
    for (const double value : {0.26826721157191, 0.6616573025140208, 0.3148798229710733, 0.2333949319679871})
        QVERIFY(uniform.uniform() == value);

    Random small(42, 3);
    for (const int value : {-3, 0, 3, 3, 0, 2, 0, -2, -2, 1, 1, 2, -3, 2, -2, -1})
        QCOMPARE(small.integer(-3, 3), qint64{value});

    Random large(42, 3);
    for (const qint64 value : {595229770627LL, 923964955578LL, 508316552600LL})
        QCOMPARE(large.integer(0, 1'000'000'000'000), value);

    // log, sqrt and pow may differ in the last bits between C libraries.
    Random exponential(9, 9);
    for (const double value : {0.3341623638771861, 0.9609614575368879, 1.281301045444618})
        QVERIFY(near(exponential.exponential(), value, 1e-14));
    Random normal(9, 9);
    for (const double value : {-1.480337814485002, 0.8055504881202455, -1.5173681150503706})
        QVERIFY(near(normal.normal(), value, 1e-14));
    Random gamma(9, 9);
    for (const double value : {0.31825509052190043, 2.3487306488414768, 1.5159205254839903})
        QVERIFY(near(gamma.gamma(2.5, 0.5), value, 1e-13));
    Random boosted(9, 9);
    for (const double value : {0.00867788742680682, 0.5128125687636705, 0.11483427021400382})
        QVERIFY(near(boosted.gamma(0.4, 2), value, 1e-13));
}

void RandomTest::shuffleSequence()
{
    std::vector<int> items(10);
    std::iota(items.begin(), items.end(), 0);
    Random random(5);
    random.shuffle(items);
    QCOMPARE(items, (std::vector<int>{3, 1, 8, 7, 6, 0, 2, 4, 5, 9}));
    std::vector<int> none;
    random.shuffle(none);
    QVERIFY(none.empty());
}

void RandomTest::sameSeedSameSequence()
{
    Random a(123, 4);
    Random b(123, 4);
    Random otherStream(123, 5);
    Random otherSeed(124, 4);
    int same = 0;
    for (int i = 0; i < 1000; ++i) {
        const quint64 value = a.next();
        QCOMPARE(b.next(), value);
        same += otherStream.next() == value;
        same += otherSeed.next() == value;
    }
    QCOMPARE(same, 0);
}

void RandomTest::uniformMoments()
{
    Random random(1);
    std::vector<int> buckets(20);
    double largest = 0;
    const Moments seen = moments(many, [&] {
        const double value = random.uniform();
        largest = std::max(largest, value);
        ++buckets[static_cast<size_t>(value * 20)];
        return value;
    });
    QVERIFY(seen.smallest >= 0 && largest < 1);
    QVERIFY(near(seen.mean, 0.5, 0.003));
    QVERIFY(near(seen.variance, 1.0 / 12, 0.001));
    double chiSquare = 0;
    for (const int bucket : buckets)
        chiSquare += std::pow(bucket - many / 20.0, 2) / (many / 20.0);
    QVERIFY2(chiSquare < 45, "19 degrees of freedom: above 43.8 once in a thousand");
}

void RandomTest::integerEdges()
{
    constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    constexpr qint64 highest = std::numeric_limits<qint64>::max();
    Random random(7);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(random.integer(5, 5), qint64{5});
        QCOMPARE(random.integer(lowest, lowest), lowest);
        QCOMPARE(random.integer(highest, highest), highest);
    }
    bool negative = false;
    bool positive = false;
    for (int i = 0; i < 100; ++i) {
        const qint64 whole = random.integer(lowest, highest);
        negative = negative || whole < lowest / 2;
        positive = positive || whole > highest / 2;
        QVERIFY(random.integer(lowest, highest - 1) < highest);
        QVERIFY(random.integer(lowest + 1, highest) > lowest);
    }
    QVERIFY(negative && positive);
}

void RandomTest::integerIsUnbiased()
{
    // Of a span of 3/4 · 2^64 a plain remainder would hit the lower third twice as often.
    Random random(11);
    const qint64 low = std::numeric_limits<qint64>::min();
    const qint64 high = 0x3fffffffffffffff;
    const qint64 third = low + 0x4000000000000000;
    int inLowerThird = 0;
    for (int i = 0; i < many; ++i)
        inLowerThird += random.integer(low, high) < third;
    QVERIFY(near(inLowerThird / double(many), 1.0 / 3, 0.005));

    std::vector<int> seen(6);
    for (int i = 0; i < 60'000; ++i)
        ++seen[static_cast<size_t>(random.integer(1, 6) - 1)];
    for (const int count : seen)
        QVERIFY(near(count, 10'000, 400));
}

void RandomTest::exponentialMoments()
{
    Random random(2);
    const Moments seen = moments(many, [&] { return random.exponential(); });
    QVERIFY(seen.smallest >= 0);
    QVERIFY(near(seen.mean, 1, 0.01));
    QVERIFY(near(seen.variance, 1, 0.03));
}

void RandomTest::normalMoments()
{
    Random random(3);
    int withinOne = 0;
    const Moments seen = moments(many, [&] {
        const double value = random.normal();
        withinOne += std::abs(value) < 1;
        return value;
    });
    QVERIFY(near(seen.mean, 0, 0.01));
    QVERIFY(near(seen.variance, 1, 0.015));
    QVERIFY(near(withinOne / double(many), 0.6827, 0.005));
}

void RandomTest::gammaMoments_data()
{
    QTest::addColumn<double>("shape");
    QTest::addColumn<double>("scale");
    for (const double shape : {0.1, 0.5, 1.0, 2.5, 30.0})
        for (const double scale : {0.25, 1.0, 4.0})
            QTest::addRow("%g×%g", shape, scale) << shape << scale;
}

void RandomTest::gammaMoments()
{
    QFETCH(double, shape);
    QFETCH(double, scale);
    Random random(4);
    const Moments seen = moments(many, [&] { return random.gamma(shape, scale); });
    QVERIFY(seen.smallest >= 0);
    const double mean = shape * scale;
    const double variance = shape * scale * scale;
    // Five standard errors; the variance's own needs the fourth moment: kurtosis 3 + 6/shape.
    QVERIFY(near(seen.mean, mean, 5 * std::sqrt(variance / many)));
    QVERIFY(near(seen.variance, variance, 5 * variance * std::sqrt((2 + 6 / shape) / many)));
}

void RandomTest::gammaOfShapeOneIsExponential()
{
    Random random(6);
    int belowMedian = 0;
    for (int i = 0; i < many; ++i)
        belowMedian += random.gamma(1, 1) < std::log(2);
    QVERIFY(near(belowMedian / double(many), 0.5, 0.006));
}

void RandomTest::shuffleIsUniform()
{
    Random random(8);
    std::vector<int> seen(6); // the six orders of three items
    for (int i = 0; i < 60'000; ++i) {
        std::vector<int> items{0, 1, 2};
        random.shuffle(items);
        ++seen[static_cast<size_t>(items[0] * 2 + (items[1] > items[2]))];
    }
    for (const int count : seen)
        QVERIFY(near(count, 10'000, 400));
}

SERVESCOPE_TEST(RandomTest)
#include "random_test.moc"
