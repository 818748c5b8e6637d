// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/run_comparison.h"

#include "core/base/random.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestRunComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalRuns();
    void aSlowerRun();
    void closedLoopThroughput();
    void repeatsAreTheOuterUnit();
    void differentWorkloadsAreNotJudged();
    void pointsFindTheirPartners();
    void summariesAlone();
    void conventionsDoNotMix();
    void regressions();
};

namespace {

/// A closed loop of `places` whose requests take what a random server gives them.
SampleTable simulated(quint64 seed, double slowness, int requests = 120, int places = 4)
{
    Random random(seed);
    SampleTable table;
    std::vector<double> free(static_cast<size_t>(places), 0.0);
    for (int i = 0; i < requests; ++i) {
        const auto place = std::ranges::min_element(free);
        RequestSample sample;
        sample.start = *place;
        sample.success = true;
        sample.inputTokens = 100;
        sample.outputTokens = 20;
        sample.ttft = slowness * random.gamma(9, 10);
        const double speed = slowness * random.gamma(25, 0.4);
        double sum = 0;
        for (int k = 0; k < 19; ++k) {
            table.gaps.push_back(speed * (0.5 + random.uniform()));
            sum += table.gaps.back();
        }
        sample.gaps = 19;
        sample.e2el = sample.ttft + sum;
        sample.tpot = sum / 19;
        sample.first = sample.start + sample.ttft / 1000;
        sample.end = sample.last = sample.start + sample.e2el / 1000;
        *place = sample.end;
        table.requests.push_back(sample);
    }
    return table;
}

MeasuredPoint point(quint64 seed, double slowness = 1, int concurrency = 4)
{
    MeasuredPoint made;
    made.id = u"point"_s;
    made.inputLen = 100;
    made.outputLen = 20;
    made.maxConcurrency = concurrency;
    made.numPrompts = made.completed = 120;
    made.convention = u"vllm"_s;
    made.recomputable = true;
    made.samples = [seed, slowness, concurrency](Convention) {
        return simulated(seed, slowness, 120, concurrency);
    };
    return made;
}

MeasuredRun run(std::vector<MeasuredPoint> points)
{
    MeasuredRun made;
    made.path = made.name = u"run"_s;
    made.model = u"m"_s;
    made.points = std::move(points);
    return made;
}

const MetricComparison *metric(const PointComparison &point, const QString &key)
{
    const auto found = std::ranges::find(point.metrics, key, &MetricComparison::key);
    return found == point.metrics.end() ? nullptr : &*found;
}

} // namespace

void TestRunComparison::equalRuns()
{
    // The whole table of twelve figures, again and again: at most 7 % of the tables may hold a false alarm.
    int quiet = 0;
    for (quint64 seed = 0; seed < 60; ++seed) {
        const auto comparison = compareRuns(run({point(2 * seed + 1)}), run({point(2 * seed + 2)}));
        bool all = true;
        for (const MetricComparison &m : comparison->points[0].metrics)
            all &= m.verdict == Verdict::NotDistinguishable;
        quiet += all;
    }
    QVERIFY2(quiet >= 56, qPrintable(QString::number(quiet)));
}

void TestRunComparison::aSlowerRun()
{
    const auto comparison = compareRuns(run({point(11)}), run({point(12, 1.5)}));
    const PointComparison &compared = comparison->points[0];
    QCOMPARE(metric(compared, u"median_ttft_ms"_s)->verdict, Verdict::Worse);
    QCOMPARE(metric(compared, u"output_throughput"_s)->verdict, Verdict::Worse);
    QCOMPARE(metric(compared, u"mean_itl_ms"_s)->verdict, Verdict::Worse);
    const Difference &d = metric(compared, u"mean_itl_ms"_s)->difference;
    QVERIFY(d.percentLower < 50 && 50 < d.percentUpper);
    const auto other = compareRuns(run({point(12, 1.5)}), run({point(11)}));
    QCOMPARE(metric(other->points[0], u"median_ttft_ms"_s)->verdict, Verdict::Better);
    // p99 of 120 requests is open above, so nothing can be said of it by intervals.
    QCOMPARE(metric(compared, u"p99_ttft_ms"_s)->verdict, Verdict::NotDistinguishable);
}

void TestRunComparison::closedLoopThroughput()
{
    // The interval holds the throughput that a run a hundred times as long has.
    const SampleTable longRun = simulated(99, 1, 12'000);
    double tokens = 0, end = 0;
    for (const RequestSample &sample : longRun.requests) {
        tokens += sample.outputTokens;
        end = std::max(end, sample.end);
    }
    int held = 0;
    for (quint64 seed = 0; seed < 100; ++seed) {
        const MeasuredPoint measured = point(1000 + seed);
        const auto figures = pointFigures({&measured}, Convention::Vllm);
        const Estimate &estimate = figures[0].baseline;
        held += estimate.lower <= tokens / end && tokens / end <= estimate.upper;
    }
    QVERIFY2(held >= 92, qPrintable(QString::number(held)));
}

void TestRunComparison::repeatsAreTheOuterUnit()
{
    const auto comparison =
        compareRuns(run({point(1), point(2), point(3)}), run({point(4), point(5), point(6)}));
    QCOMPARE(comparison->points.size(), size_t(1));
    QCOMPARE(comparison->points[0].baselineRuns, 3);
    QCOMPARE(metric(comparison->points[0], u"mean_ttft_ms"_s)->baseline.basis, Estimate::Basis::Repeats);
    QCOMPARE(metric(comparison->points[0], u"mean_ttft_ms"_s)->baseline.count, 3);
    const double noise = metric(comparison->points[0], u"mean_ttft_ms"_s)->noisePercent;
    QVERIFY2(noise > 0 && noise < 60, qPrintable(QString::number(noise)));
    QVERIFY(std::isnan(
        metric(compareRuns(run({point(1)}), run({point(2)}))->points[0], u"mean_ttft_ms"_s)->noisePercent));
}

void TestRunComparison::differentWorkloadsAreNotJudged()
{
    MeasuredPoint other = point(2, 3);
    other.outputLen = 200;
    other.dataset = u"sharegpt"_s;
    MeasuredPoint base = point(1);
    base.dataset = u"random"_s;
    const auto comparison = compareRuns(run({base}), run({other}));
    QCOMPARE(comparison->points[0].refusals.size(), 2);
    for (const MetricComparison &m : comparison->points[0].metrics)
        QCOMPARE(m.verdict, Verdict::NotJudged);
    QVERIFY(!comparison->judgedAnything());
}

void TestRunComparison::pointsFindTheirPartners()
{
    const auto comparison =
        compareRuns(run({point(1, 1, 2), point(2, 1, 4)}), run({point(3, 1, 4), point(4, 1, 8)}));
    QCOMPARE(comparison->points.size(), size_t(1));
    QCOMPARE(comparison->onlyBaseline.size(), 1);
    QCOMPARE(comparison->onlyCandidate.size(), 1);
    const auto none =
        compareRuns(run({point(1, 1, 2), point(2, 1, 3)}), run({point(3, 1, 4), point(4, 1, 8)}));
    QCOMPARE(none.error().code, u"compare.nothing"_s);
}

void TestRunComparison::summariesAlone()
{
    const auto bare = [](double mean) {
        MeasuredPoint made = point(1);
        made.samples = {};
        made.recomputable = false;
        made.result.set("mean_ttft_ms", JsonValue(mean));
        made.result.set("std_ttft_ms", JsonValue(20.0));
        made.result.set("p99_ttft_ms", JsonValue(2 * mean));
        made.result.set("output_throughput", JsonValue(50.0));
        return made;
    };
    const auto comparison = compareRuns(run({bare(100)}), run({bare(130)}));
    const PointComparison &compared = comparison->points[0];
    QCOMPARE(metric(compared, u"mean_ttft_ms"_s)->verdict, Verdict::Worse);
    QCOMPARE(metric(compared, u"p99_ttft_ms"_s)->verdict, Verdict::NotJudged);
    QCOMPARE(metric(compared, u"output_throughput"_s)->verdict, Verdict::NotJudged);
    QVERIFY(!metric(compared, u"mean_tpot_ms"_s));
}

void TestRunComparison::conventionsDoNotMix()
{
    MeasuredPoint aiperf = point(1);
    aiperf.convention = u"aiperf"_s;
    aiperf.recomputable = false;
    MeasuredPoint sglang = point(2);
    sglang.convention = u"sglang"_s;
    sglang.recomputable = false;
    QCOMPARE(compareRuns(run({aiperf}), run({sglang})).error().code, u"compare.conventions"_s);
    QCOMPARE(compareRuns(run({aiperf}), run({point(3)}))->convention, u"aiperf"_s);
}

void TestRunComparison::regressions()
{
    MetricComparison metric;
    metric.difference.percent = 8;
    metric.verdict = Verdict::Worse;
    QVERIFY(metric.regressedBy(5) && !metric.regressedBy(10));
    metric.verdict = Verdict::NotDistinguishable;
    QVERIFY(!metric.regressedBy(5));
    metric.verdict = Verdict::NotJudged;
    QVERIFY(metric.regressedBy(5));
    metric.lowerIsBetter = false;
    QVERIFY(!metric.regressedBy(5));
}

SERVESCOPE_TEST(TestRunComparison)
#include "run_comparison_test.moc"
