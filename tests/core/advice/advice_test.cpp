// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/advice/simulated_server.h"
#include "tests/support/registry.h"

#include <QRegularExpression>
#include <QTest>

#include <utility>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr quint64 seeds = 20;
const std::vector<int> loads{1, 2, 4, 8, 16};

RunEvidence sweep(const SimulatorOptions &options, const std::vector<int> &concurrencies, quint64 seed,
                  const Workload &load = {})
{
    return SimulatedServer(options).sweep(concurrencies, seed, load);
}

SimulatorOptions fewSequences()
{
    SimulatorOptions options = healthy();
    options.maxRunning = 8;
    return options;
}
} // namespace

/// Each rule speaks of a built-in server that has its illness and is silent about one that has not, for 20
/// seeds. Two rules are not about the server: `client` is about the instrument, `few_samples` about the plan.
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
        const std::vector<Advice> all = advise(sweep(healthy(), loads, seed));
        for (const char *rule : {"queueing", "prefill", "saturation", "unstable_tpot", "jitter", "client",
                                 "few_samples", "prefix_cache", "cold_start", "objective"})
            QVERIFY2(!find(all, rule), qPrintable(u"seed %1: %2"_s.arg(seed).arg(QLatin1StringView(rule))));
    }
}

void AdviceTest::queueing()
{
    const SimulatorOptions server = fewSequences();
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(server, {1, 8, 32}, seed));
        const Advice *advice = find(all, "queueing");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::High); // seen in the server's metrics
        QCOMPARE(advice->points, QStringList{u"bench_io256x32_mc32_np120"_s});
        // Room in the batch: no queue, though the same requests are in flight.
        QVERIFY(!find(advise(sweep(healthy(), {1, 8, 32}, seed)), "queueing"));
    }
}

void AdviceTest::queueingWithoutServerMetrics()
{
    const SimulatorOptions server = fewSequences();
    Workload load;
    load.watched = false;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(server, {1, 8, 32}, seed, load));
        const Advice *advice = find(all, "queueing");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::Medium);
        QVERIFY(!find(advise(sweep(healthy(), {1, 8, 32}, seed, load)), "queueing"));
    }
}

void AdviceTest::prefill()
{
    const auto lengths = [](double tokensPerSecond, int maxRunning, int concurrency, quint64 seed) {
        SimulatorOptions options = healthy();
        options.prefillTokensPerSecond = tokensPerSecond;
        options.maxRunning = maxRunning;
        RunEvidence run;
        for (const int input : {256, 2048}) {
            Workload load;
            load.input = input;
            load.concurrency = concurrency;
            run.points.push_back(SimulatedServer(options).measure(load, seed));
        }
        return advise(run);
    };
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = lengths(16'000, 64, 1, seed);
        const Advice *advice = find(all, "prefill");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::High);
        QVERIFY2(advice->evidence.contains(QRegularExpression(u"about 1[56]\\d{3} "_s)),
                 qPrintable(advice->evidence));
        QVERIFY(!find(lengths(5'000'000, 64, 1, seed), "prefill"));
        // Growing with the length, but in a queue: not the prefill's doing alone.
        QVERIFY(!find(lengths(16'000, 1, 4, seed), "prefill"));
    }
}

void AdviceTest::saturation()
{
    const SimulatorOptions full = fewSequences();
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(full, {1, 2, 4, 8, 16, 32}, seed));
        const Advice *advice = find(all, "saturation");
        QVERIFY(advice);
        QVERIFY2(advice->headline.contains(u"concurrency 8"_s), qPrintable(advice->headline));
        QVERIFY(!find(advise(sweep(healthy(), loads, seed)), "saturation"));
    }
}

void AdviceTest::objective()
{
    const SimulatorOptions server = fewSequences();
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
        RunEvidence run = sweep(healthy(), loads, seed);
        run.objectives = {{u"tpot"_s, 1}};
        const auto all = advise(run);
        QVERIFY(find(all, "objective"));
        QVERIFY(find(all, "objective")->headline.contains(u"no measured load"_s));
        run.objectives = {{u"tpot"_s, 1000}};
        const auto met = advise(run);
        QVERIFY(find(met, "objective")->headline.contains(u"every measured load"_s));
    }
}

/// The KV cache holds three sequences of sixteen: short prompts get in, grow, are thrown out and computed
/// again.
void AdviceTest::unstableTpot()
{
    SimulatorOptions small = healthy();
    small.cacheTokens = 864;
    Workload load;
    load.input = 32;
    load.output = 256;
    load.spread = 0.6; // else requests start and end in step
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto why = advise(sweep(small, {16}, seed, load));
        QVERIFY(find(why, "unstable_tpot"));
        QCOMPARE(find(why, "unstable_tpot")->confidence, Advice::Confidence::High);
        Workload unwatched = load;
        unwatched.watched = false;
        const auto all = advise(sweep(small, {16}, seed, unwatched));
        QVERIFY(find(all, "unstable_tpot"));
        QCOMPARE(find(all, "unstable_tpot")->confidence, Advice::Confidence::Low); // nothing shows why
        QVERIFY(!find(advise(sweep(healthy(), {16}, seed, load)), "unstable_tpot"));
    }
}

void AdviceTest::jitter()
{
    SimulatorOptions server = healthy();
    server.pauseShare = 0.03;
    server.pause = 90ms;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        Workload load;
        load.output = 128;
        RunEvidence run = sweep(server, {8}, seed, load);
        QVERIFY(find(advise(run), "jitter"));
        run.points[0].health.verdict = HealthVerdict::Red; // the client's own doing
        QVERIFY(!find(advise(run), "jitter"));
        QVERIFY(!find(advise(sweep(healthy(), {8}, seed, load)), "jitter"));
    }
}

void AdviceTest::jitterOfPrefill()
{
    SimulatorOptions server = healthy();
    server.prefillTokensPerSecond = 25'000;
    Workload load;
    load.input = 2048;
    load.output = 128;
    load.spread = 0.4; // else all start and end together, and nobody is in the other's way
    for (quint64 seed = 0; seed < seeds; ++seed) {
        const auto all = advise(sweep(server, {6}, seed, load));
        const Advice *advice = find(all, "jitter");
        QVERIFY(advice);
        QCOMPARE(advice->confidence, Advice::Confidence::High);
        QVERIFY2(advice->evidence.contains(u"another request"_s), qPrintable(advice->evidence));
        QVERIFY(!find(advise(sweep(healthy(), {6}, seed, load)), "jitter"));
    }
}

void AdviceTest::client()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RunEvidence run = sweep(healthy(), {1, 2}, seed);
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
    Workload few, enough;
    few.requests = 99;
    enough.requests = 100;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        QVERIFY(find(advise(sweep(healthy(), {1}, seed, few)), "few_samples"));
        QVERIFY(!find(advise(sweep(healthy(), {1}, seed, enough)), "few_samples"));
    }
}

void AdviceTest::prefixCache()
{
    SimulatorOptions options = healthy();
    options.prefixCache = true;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        SimulatedServer server(options);
        const Workload load;
        QVERIFY(!find(advise({{server.measure(load, seed)}, {}, 0}), "prefix_cache"));
        QVERIFY(!find(advise({{server.measure(load, seed + 1000)}, {}, 0}), "prefix_cache")); // other prompts
        RunEvidence again{{server.measure(load, seed)}, {}, 0};
        QVERIFY(*again.points[0].cachedShare > 0.9);
        QCOMPARE(find(advise(again), "prefix_cache")->confidence, Advice::Confidence::High);
        again.sharedPrefix = 64; // meant to be shared
        QVERIFY(!find(advise(again), "prefix_cache"));
        again.sharedPrefix = 0;
        again.points[0].dataset = u"sharegpt"_s; // conversations do repeat
        QVERIFY(!find(advise(again), "prefix_cache"));
        again.points[0].dataset = u"random"_s;
        again.points[0].server.prefixHitShare = std::exchange(again.points[0].cachedShare, std::nullopt);
        QCOMPARE(find(advise(again), "prefix_cache")->confidence, Advice::Confidence::Medium);
    }
}

void AdviceTest::coldStart()
{
    SimulatorOptions cold = healthy();
    cold.coldStart = 900ms;
    Workload warmed;
    warmed.warmups = 1;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        for (const int concurrency : {1, 16}) {
            const auto all = advise(sweep(cold, {concurrency}, seed));
            QVERIFY2(find(all, "cold_start"), qPrintable(QString::number(concurrency)));
            QVERIFY(!find(advise(sweep(cold, {concurrency}, seed, warmed)), "cold_start"));
            QVERIFY(!find(advise(sweep(healthy(), {concurrency}, seed)), "cold_start"));
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
    SimulatorOptions server = fewSequences();
    server.coldStart = 900ms;
    Workload load;
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
