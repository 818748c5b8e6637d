// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/advice/ill_server.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {
constexpr quint64 seeds = 20;
const std::vector<int> loads{1, 2, 4, 8, 16};
} // namespace

/// Each rule speaks of a server that has its illness and is silent about one that has not, for 20 seeds.
class AdviceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHealthyServerHasNoIllness();
    void queueing();
    void queueingWithoutServerMetrics();
    void prefill();
    void saturation();
    void objective();
    void objectiveNotMet();
    void unstableTpot();
    void jitter();
    void jitterOfPrefill();
    void client();
    void fewSamples();
    void prefixCache();
    void coldStart();
    void nothingToSay();
    void everyAdviceIsWhole();
};

void AdviceTest::aHealthyServerHasNoIllness()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const std::vector<Advice> all = advise(sweep({}, loads, seed));
        for (const char *rule : {"queueing", "prefill", "saturation", "unstable_tpot", "jitter", "client",
                                 "few_samples", "prefix_cache", "cold_start", "objective"})
            QVERIFY2(!find(all, rule), qPrintable(u"seed %1: %2"_s.arg(seed).arg(QLatin1StringView(rule))));
    }
}

void AdviceTest::queueing()
{
    IllServer server;
    server.slots = 8;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(server, {1, 8, 32}, seed));
        const Advice *advice = find(all, "queueing");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::High); // seen in the server's metrics
        QCOMPARE(advice->points, QStringList{u"bench_io256x32_mc32_np120"_s});
        // Room in the batch: no queue, though the same requests are in flight.
        QVERIFY(!find(advise(sweep({}, {1, 8, 32}, seed)), "queueing"));
    }
}

void AdviceTest::queueingWithoutServerMetrics()
{
    IllServer server;
    server.slots = 8;
    IllLoad load;
    load.watched = false;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(server, {1, 8, 32}, seed, load));
        const Advice *advice = find(all, "queueing");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::Medium);
        QVERIFY(!find(advise(sweep({}, {1, 8, 32}, seed, load)), "queueing"));
    }
}

void AdviceTest::prefill()
{
    const auto lengths = [](double prefillUs, quint64 seed) {
        IllServer server;
        server.prefillUs = prefillUs;
        RunEvidence run;
        for (const int input : {256, 2048}) {
            IllLoad load;
            load.input = input;
            run.points.push_back(measure(server, load, seed));
        }
        return advise(run);
    };
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = lengths(60, seed);
        const Advice *advice = find(all, "prefill");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::High);
        QVERIFY(!find(lengths(0.2, seed), "prefill"));
    }
    // Growing with the length, but in a queue: not the prefill's doing alone.
    RunEvidence run;
    for (const int input : {256, 2048}) {
        IllServer server;
        server.prefillUs = 60;
        server.slots = 1;
        IllLoad load;
        load.input = input;
        load.concurrency = 4;
        run.points.push_back(measure(server, load, 1));
    }
    QVERIFY(!find(advise(run), "prefill"));
}

void AdviceTest::saturation()
{
    IllServer full;
    full.slots = 8;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(full, {1, 2, 4, 8, 16, 32}, seed));
        const Advice *advice = find(all, "saturation");
        QVERIFY(advice);
        QVERIFY2(advice->headline.contains(u"concurrency 8"_s), qPrintable(advice->headline));
        QVERIFY(!find(advise(sweep({}, loads, seed)), "saturation"));
    }
}

void AdviceTest::objective()
{
    IllServer server;
    server.slots = 8;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RunEvidence run = sweep(server, {1, 4, 8, 32}, seed);
        run.objectives = {{u"ttft"_s, 60}};
        const auto all = advise(run);
        const Advice *advice = find(all, "objective");
        QVERIFY(advice);
        QVERIFY2(advice->suggestion.contains(u"concurrency 8"_s), qPrintable(advice->suggestion));
        QCOMPARE(advice->confidence, Advice::Confidence::High);
        run.objectives.clear();
        QVERIFY(!find(advise(run), "objective"));
    }
}

void AdviceTest::objectiveNotMet()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RunEvidence run = sweep({}, loads, seed);
        run.objectives = {{u"tpot"_s, 1}};
        const auto all = advise(run);
        QVERIFY(find(all, "objective"));
        QVERIFY(find(all, "objective")->headline.contains(u"no measured load"_s));
        run.objectives = {{u"tpot"_s, 1000}};
        const auto met = advise(run);
        QVERIFY(find(met, "objective")->headline.contains(u"every measured load"_s));
    }
}

void AdviceTest::unstableTpot()
{
    IllServer server;
    server.slowShare = 0.3;
    IllLoad load;
    load.spread = 0.3; // else requests start and end in step
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(server, {8}, seed, load));
        QVERIFY(find(all, "unstable_tpot"));
        QCOMPARE(find(all, "unstable_tpot")->confidence, Advice::Confidence::Low); // nothing shows why
        IllServer preempting = server;
        preempting.preemptions = 12;
        const auto why = advise(sweep(preempting, {8}, seed, load));
        QCOMPARE(find(why, "unstable_tpot")->confidence, Advice::Confidence::High);
        QVERIFY(!find(advise(sweep({}, {8}, seed, load)), "unstable_tpot"));
    }
}

void AdviceTest::jitter()
{
    IllServer server;
    server.hiccupShare = 0.03;
    server.hiccupMs = 90;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        IllLoad load;
        load.output = 128;
        RunEvidence run = sweep(server, {8}, seed, load);
        QVERIFY(find(advise(run), "jitter"));
        run.points[0].health.verdict = HealthVerdict::Red; // the client's own doing
        QVERIFY(!find(advise(run), "jitter"));
        QVERIFY(!find(advise(sweep({}, {8}, seed, load)), "jitter"));
    }
}

void AdviceTest::jitterOfPrefill()
{
    IllServer server;
    server.prefillUs = 40;
    IllLoad load;
    load.input = 2048;
    load.output = 128;
    load.spread = 0.4; // else all start and end together, and nobody is in the other's way
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(server, {6}, seed, load));
        const Advice *advice = find(all, "jitter");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::High);
        QVERIFY2(advice->evidence.contains(u"another request"_s), qPrintable(advice->evidence));
    }
}

void AdviceTest::client()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RunEvidence run = sweep({}, {1, 2}, seed);
        run.points[1].health.verdict = HealthVerdict::Red;
        run.points[1].health.loopLag.p99Ms = 40;
        const auto all = advise(run);
        QVERIFY(find(all, "client"));
        QCOMPARE(find(all, "client")->points, QStringList{run.points[1].id});
        QCOMPARE(all.front().rule, u"client"_s);
        run.points[1].health.verdict = HealthVerdict::Unknown;
        QVERIFY(!find(advise(run), "client"));
    }
}

void AdviceTest::fewSamples()
{
    IllLoad few, enough;
    few.requests = 99;
    enough.requests = 100;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        QVERIFY(find(advise(sweep({}, {1}, seed, few)), "few_samples"));
        QVERIFY(!find(advise(sweep({}, {1}, seed, enough)), "few_samples"));
    }
}

void AdviceTest::prefixCache()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RunEvidence run = sweep({}, {1}, seed);
        run.points[0].cachedShare = 0.5;
        QCOMPARE(find(advise(run), "prefix_cache")->confidence, Advice::Confidence::High);
        run.points[0].cachedShare = 0.01;
        QVERIFY(!find(advise(run), "prefix_cache"));
        run.points[0].cachedShare.reset();
        run.points[0].server.prefixHitShare = 0.4;
        QVERIFY(find(advise(run), "prefix_cache"));
        run.sharedPrefix = 64; // meant to be shared
        QVERIFY(!find(advise(run), "prefix_cache"));
        run.sharedPrefix = 0;
        run.points[0].dataset = u"sharegpt"_s; // conversations do repeat
        QVERIFY(!find(advise(run), "prefix_cache"));
    }
}

void AdviceTest::coldStart()
{
    IllServer cold;
    cold.coldMs = 900;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        for (const int concurrency : {1, 16}) {
            const auto all = advise(sweep(cold, {concurrency}, seed));
            QVERIFY2(find(all, "cold_start"), qPrintable(QString::number(concurrency)));
            QVERIFY(!find(advise(sweep({}, {concurrency}, seed)), "cold_start"));
        }
    }
}

void AdviceTest::nothingToSay()
{
    QVERIFY(advise({}).empty());
    RunEvidence run;
    run.points.resize(3); // points that never ran
    run.objectives = {{u"ttft"_s, 100}};
    QVERIFY(advise(run).empty());
}

void AdviceTest::everyAdviceIsWhole()
{
    IllServer server;
    server.slots = 8;
    server.coldMs = 900;
    IllLoad load;
    load.requests = 60;
    RunEvidence run = sweep(server, {1, 2, 4, 8, 32}, 3, load);
    run.objectives = {{u"ttft"_s, 60}};
    run.points[0].health.verdict = HealthVerdict::Amber;
    run.points[0].cachedShare = 0.9;
    const auto all = advise(run);
    QVERIFY(all.size() >= 6);
    for (const Advice &advice : all) {
        QVERIFY(!advice.headline.isEmpty() && !advice.evidence.isEmpty() && !advice.reasoning.isEmpty() &&
                !advice.suggestion.isEmpty() && !advice.points.isEmpty());
        for (const QString &text : {advice.headline, advice.evidence, advice.reasoning, advice.suggestion})
            QVERIFY2(!text.contains(u"%1"_s) && !text.contains(u"%2"_s) && !text.contains(u"nan"_s),
                     qPrintable(text));
    }
}

SERVESCOPE_TEST(AdviceTest)
#include "advice_test.moc"
