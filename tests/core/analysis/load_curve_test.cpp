// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/load_curve.h"

#include "core/base/random.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;

class TestLoadCurve : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void risingSequence();
    void kneeOfAKnownCurve();
    void kneeInNoise();
    void noKneeOnAStraightLine();
    void saturation();
    void maximumLoadBetweenPoints();
    void maximumLoadBeyondThePoints();
    void maximumLoadHasAnInterval();
    void little();
    void pareto();
    void repeatsAreOnePoint();
};

namespace {

/// A server of capacity 1000 tok/s whose latency is 100 ms when idle: throughput rises with concurrency until
/// sixteen.
std::vector<LoadPoint> knownCurve(double noise, quint64 seed)
{
    Random random(seed);
    std::vector<LoadPoint> points;
    for (const double load : {1, 2, 4, 8, 16, 32, 64, 128}) {
        const double x = std::min(1000.0, 62.5 * load) * (1 + noise * random.normal());
        const double latency = 100 * std::max(1.0, load / 16) * (1 + noise * random.normal());
        points.push_back({load, x, latency, latency * 0.9, latency * 1.1});
    }
    return points;
}

} // namespace

void TestLoadCurve::risingSequence()
{
    const std::vector<double> values{1, 3, 2, 2, 5, 4};
    const std::vector<double> expected{1, 7.0 / 3, 7.0 / 3, 7.0 / 3, 4.5, 4.5};
    const auto result = rising(values);
    for (size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(result[i] - expected[i]) < 1e-12);
    QVERIFY(rising({}).empty());
}

void TestLoadCurve::kneeOfAKnownCurve()
{
    const auto knee = findKnee(knownCurve(0, 0));
    QVERIFY(knee);
    QCOMPARE(knee->load, 16.0);
    QVERIFY(knee->distance > 0.3);
}

void TestLoadCurve::kneeInNoise()
{
    int found = 0;
    for (quint64 seed = 0; seed < 200; ++seed) {
        const auto knee = findKnee(knownCurve(0.05, seed));
        found += knee && knee->load == 16;
    }
    QVERIFY2(found >= 190, qPrintable(QString::number(found)));
}

void TestLoadCurve::noKneeOnAStraightLine()
{
    std::vector<LoadPoint> points;
    for (const double load : {1, 2, 4, 8, 16})
        points.push_back({load, 100 * std::log2(2 * load), 10, 10, 10});
    QVERIFY(!findKnee(points));
    QVERIFY(!findKnee(std::span(points).first(3)));
    for (LoadPoint &point : points)
        point.throughput = 50;
    QVERIFY(!findKnee(points)); // flat from the beginning
}

void TestLoadCurve::saturation()
{
    const auto full = findSaturation(knownCurve(0, 0));
    QVERIFY(full && full->reached);
    QCOMPARE(full->load, 16.0);
    QCOMPARE(full->throughput, 1000.0);
    const auto curve = knownCurve(0, 0);
    const auto early = findSaturation(std::span(curve).first(4));
    QVERIFY(early && !early->reached);
    QVERIFY(std::abs(early->lastGain - 100) < 1e-9);
}

void TestLoadCurve::maximumLoadBetweenPoints()
{
    // Latency doubles with the load beyond 16: 150 ms are reached at 16 · 2^log2(1.5) = 24.
    const auto found = maximumLoad(knownCurve(0, 0), 150);
    QCOMPARE(found->kind, MaximumLoad::Kind::Between);
    QVERIFY2(std::abs(found->load - 24) < 1e-9, qPrintable(QString::number(found->load)));
}

void TestLoadCurve::maximumLoadBeyondThePoints()
{
    QCOMPARE(maximumLoad(knownCurve(0, 0), 50)->kind, MaximumLoad::Kind::NotMet);
    const auto above = maximumLoad(knownCurve(0, 0), 5000);
    QCOMPARE(above->kind, MaximumLoad::Kind::NotBound);
    QCOMPARE(above->load, 128.0);
    QVERIFY(!maximumLoad({}, 100));
    QVERIFY(!maximumLoad(knownCurve(0, 0), 0));
}

void TestLoadCurve::maximumLoadHasAnInterval()
{
    const auto found = maximumLoad(knownCurve(0, 0), 150);
    // ±10 % of latency are about ±10 % of load where both rise alike.
    QVERIFY(std::abs(found->lower - 24 / 1.1) < 0.01);
    QVERIFY(std::abs(found->upper - 24 / 0.9) < 0.01);
}

void TestLoadCurve::little()
{
    QVERIFY(std::abs(*littleDeviation(8, 4, 2000)) < 1e-12);
    QVERIFY(std::abs(*littleDeviation(8.8, 4, 2000) - 10) < 1e-9);
    QVERIFY(!littleDeviation(8, 0, 2000));
}

void TestLoadCurve::pareto()
{
    const std::vector<double> gain{1, 5, 4, 7, 7, std::nan("")};
    const std::vector<double> cost{1, 2, 3, 4, 5, 0};
    QCOMPARE(paretoFront(gain, cost), (std::vector<size_t>{0, 1, 3}));
}

void TestLoadCurve::repeatsAreOnePoint()
{
    const auto curve =
        curveOf(std::vector<LoadPoint>{{4, 10, 1, 1, 1}, {2, 6, 1, 1, 1}, {4, 14, 3, 1, 1}, {0, 9, 9, 9, 9}});
    QCOMPARE(curve.size(), size_t(2));
    QCOMPARE(curve[1].throughput, 12.0);
    QCOMPARE(curve[1].latency, 2.0);
}

SERVESCOPE_TEST(TestLoadCurve)
#include "load_curve_test.moc"
