// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_options.h"

#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

Result<BenchOptions> options(const QStringList &words)
{
    const Result<Arguments> arguments = parseArguments(benchSpec(), words);
    if (!arguments)
        return arguments.error();
    return benchOptions(*arguments);
}

} // namespace

class BenchOptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreVllms();
    void readsEverything();
    void readsDataSets();
    void keepsSecretsOutOfTheScenario();
    void refuses_data();
    void refuses();
};

void BenchOptionsTest::defaultsAreVllms()
{
    const auto got = options({});
    QVERIFY2(got.ok(), got.ok() ? "" : qPrintable(got.error().sentence()));
    const Scenario &scenario = got->scenario;
    QCOMPARE(scenario.backend, u"openai"_s);
    QCOMPARE(scenario.baseUrl, u"http://127.0.0.1:8000"_s);
    QCOMPARE(scenario.inputOutput.front(), (LengthPair{1024, 128}));
    QCOMPARE(scenario.concurrencyPrompts.front(), (LoadPair{1000, 1000}));
    QVERIFY(!got->maxConcurrency);
    QVERIFY(std::isinf(scenario.requestRates.front()));
    QCOMPARE(scenario.burstiness, 1.0);
    QCOMPARE(scenario.seed, 0u);
    QVERIFY(!scenario.ignoreEos && !scenario.temperature);
    QCOMPARE(scenario.metricPercentiles, std::vector<double>{99});
    QCOMPARE(got->percentileMetrics, (QStringList{u"ttft"_s, u"tpot"_s, u"itl"_s, u"e2el"_s}));
    QVERIFY(!got->saveResult && !got->saveDetailed);
}

void BenchOptionsTest::readsEverything()
{
    const auto got = options({u"--backend"_s,
                              u"openai-chat"_s,
                              u"--host"_s,
                              u"::1"_s,
                              u"--port"_s,
                              u"9000"_s,
                              u"--endpoint"_s,
                              u"/v1/chat/completions"_s,
                              u"--model"_s,
                              u"m"_s,
                              u"--random-input-len"_s,
                              u"5"_s,
                              u"--random-output-len"_s,
                              u"6"_s,
                              u"--random-range-ratio"_s,
                              u"0.5"_s,
                              u"--random-prefix-len"_s,
                              u"3"_s,
                              u"--num-prompts"_s,
                              u"10"_s,
                              u"--request-rate"_s,
                              u"2"_s,
                              u"--burstiness"_s,
                              u"0.5"_s,
                              u"--max-concurrency"_s,
                              u"4"_s,
                              u"--num-warmups"_s,
                              u"2"_s,
                              u"--seed"_s,
                              u"42"_s,
                              u"--ignore-eos"_s,
                              u"--temperature"_s,
                              u"0"_s,
                              u"--goodput"_s,
                              u"ttft:100"_s,
                              u"e2el:2000.5"_s,
                              u"--metric-percentiles"_s,
                              u"50, 99.9"_s,
                              u"--percentile-metrics"_s,
                              u"ttft,e2el"_s,
                              u"--save-result"_s,
                              u"--save-detailed"_s,
                              u"--result-dir"_s,
                              u"d"_s,
                              u"--result-filename"_s,
                              u"f.json"_s,
                              u"--metadata"_s,
                              u"gpu=A"_s,
                              u"v=1=2"_s,
                              u"--header"_s,
                              u"X-Team=a b"_s,
                              u"--extra-body"_s,
                              u"{\"top_k\": 1}"_s,
                              u"--request-id-prefix"_s,
                              u"p-"_s,
                              u"--label"_s,
                              u"l"_s,
                              u"--ca-file"_s,
                              u"ca.pem"_s});
    QVERIFY2(got.ok(), got.ok() ? "" : qPrintable(got.error().sentence()));
    const Scenario &scenario = got->scenario;
    QCOMPARE(scenario.baseUrl, u"http://[::1]:9000"_s);
    QCOMPARE(scenario.endpoint, u"/v1/chat/completions"_s);
    QCOMPARE(scenario.caFile, u"ca.pem"_s);
    QCOMPARE(scenario.inputOutput.front(), (LengthPair{5, 6}));
    QCOMPARE(scenario.concurrencyPrompts.front(), (LoadPair{4, 10}));
    QCOMPARE(got->maxConcurrency, std::optional<int>(4));
    QCOMPARE(scenario.goodput, (QMap<QString, double>{{u"ttft"_s, 100}, {u"e2el"_s, 2000.5}}));
    QCOMPARE(scenario.metricPercentiles, (std::vector<double>{50, 99.9}));
    QCOMPARE(got->metadata.at(1), std::make_pair(u"v"_s, u"1=2"_s));
    QCOMPARE(scenario.headers.value(u"X-Team"_s), u"a b"_s);
    QCOMPARE(scenario.temperature, std::optional<double>(0));
    QCOMPARE(scenario.ignoreEos, std::optional<bool>(true));
    QCOMPARE(got->resultFilename, u"f.json"_s);
}

void BenchOptionsTest::readsDataSets()
{
    const auto defaults = options({});
    QVERIFY(defaults.ok());
    QVERIFY(defaults->scenario.sonnetInputLen == 550 && defaults->scenario.sonnetPrefixLen == 200);
    QCOMPARE(defaults->scenario.prefixRepetitionNumPrefixes, 10);
    QVERIFY(!defaults->scenario.timedTraceChunkHashSize && !defaults->scenario.disableShuffle);
    const auto got =
        options({u"--dataset-name"_s, u"timed_trace"_s, u"--dataset-path"_s, u"f"_s,
                 u"--timed-trace-chunk-hash-size"_s, u"16"_s, u"--timed-trace-sec-multiplier"_s, u"0.001"_s,
                 u"--timed-trace-label-hash-ids"_s, u"blocks"_s, u"--no-oversample"_s, u"--disable-shuffle"_s,
                 u"--hf-rows"_s, u"7"_s, u"--hf-column"_s, u"turns.0"_s, u"--sonnet-output-len"_s, u"3"_s});
    QVERIFY2(got.ok(), got.ok() ? "" : qPrintable(got.error().sentence()));
    const Scenario &scenario = got->scenario;
    QCOMPARE(scenario.timedTraceChunkHashSize, std::optional<qint64>(16));
    QCOMPARE(scenario.timedTraceSecMultiplier, std::optional<double>(0.001));
    QCOMPARE(scenario.timedTraceLabelHashIds, u"blocks"_s);
    QCOMPARE(scenario.timedTraceLabelTimestamp, u"timestamp"_s);
    QVERIFY(scenario.noOversample && scenario.disableShuffle);
    QCOMPARE(scenario.hfRows, 7);
    QCOMPARE(scenario.hfColumn, u"turns.0"_s);
    QCOMPARE(scenario.sonnetOutputLen, 3);
}

void BenchOptionsTest::keepsSecretsOutOfTheScenario()
{
    const auto got = options(
        {u"--header"_s, u"Authorization=Bearer abc"_s, u"X-API-Key=abc"_s, u"Cookie=abc"_s, u"X-Team=t"_s});
    QVERIFY(got.ok());
    QCOMPARE(got->secretHeaders.size(), size_t(3));
    QCOMPARE(got->scenario.headers.keys(), QStringList{u"X-Team"_s});
}

void BenchOptionsTest::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QStringList &words, const QString &says) {
        QTest::newRow(name) << words << says;
    };
    row("backend", {u"--backend"_s, u"openai-caht"_s}, u"Did you mean openai-chat?"_s);
    row("data set", {u"--dataset-name"_s, u"sonet"_s}, u"no data set \"sonet\""_s);
    row("no hub name", {u"--dataset-name"_s, u"hf"_s}, u"on the hub"_s);
    row("trace and rate",
        {u"--dataset-name"_s, u"timed_trace"_s, u"--dataset-path"_s, u"f"_s, u"--request-rate"_s, u"3"_s},
        u"--timed-trace-sec-multiplier"_s);
    row("ratio 1", {u"--random-range-ratio"_s, u"1"_s}, u"below 1"_s);
    row("goodput form", {u"--goodput"_s, u"ttft"_s}, u"KEY:VALUE"_s);
    row("goodput key", {u"--goodput"_s, u"itl:3"_s}, u"ttft, tpot and e2el"_s);
    row("goodput value", {u"--goodput"_s, u"ttft:fast"_s}, u"not a number"_s);
    row("goodput negative", {u"--goodput"_s, u"ttft:-1"_s}, u"out of range"_s);
    row("goodput twice", {u"--goodput"_s, u"ttft:1"_s, u"ttft:2"_s}, u"twice"_s);
    row("percentile", {u"--metric-percentiles"_s, u"99,101"_s}, u"from 0 to 100"_s);
    row("metric", {u"--percentile-metrics"_s, u"ttft,latency"_s}, u"no metric \"latency\""_s);
    row("body not JSON", {u"--extra-body"_s, u"{top_k: 1}"_s}, u"not JSON at character"_s);
    row("a secret in the body", {u"--extra-body"_s, u"{\"a\":[{\"api_key\":\"x\"}]}"_s},
        u"looks like a secret"_s);
    row("two ways with certificates", {u"--ca-file"_s, u"f"_s, u"--insecure"_s}, u"checks no certificate"_s);
    row("body no object", {u"--extra-body"_s, u"[1]"_s}, u"not an object"_s);
    row("header form", {u"--header"_s, u"X-Team"_s}, u"KEY=VALUE"_s);
    row("header name", {u"--header"_s, u"X Team=1"_s}, u"cannot be the name"_s);
    row("header split", {u"--header"_s, u"X=1\r\nY: 2"_s}, u"control character"_s);
    row("no address", {u"--base-url"_s, u"127.0.0.1:8000"_s}, u"http://127.0.0.1:8000"_s);
    row("user in address", {u"--base-url"_s, u"http://me:pw@host"_s}, u"OPENAI_API_KEY"_s);
    row("two addresses", {u"--base-url"_s, u"http://h"_s, u"--port"_s, u"1"_s}, u"contradict"_s);
    row("burstiness alone", {u"--burstiness"_s, u"2"_s}, u"--request-rate"_s);
    row("fail-under alone", {u"--fail-under"_s, u"0.9"_s}, u"--goodput"_s);
    row("detailed alone", {u"--save-detailed"_s}, u"Add --save-result"_s);
    row("file in folder", {u"--save-result"_s, u"--result-filename"_s, u"a/b.json"_s}, u"--result-dir"_s);
    row("port", {u"--port"_s, u"65536"_s}, u"from 1 to 65535"_s);
}

void BenchOptionsTest::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    const auto got = options(words);
    QVERIFY(!got.ok());
    QVERIFY(got.error().code.startsWith("usage."_L1));
    QVERIFY2(got.error().sentence().contains(says), qPrintable(got.error().sentence()));
    QVERIFY(!got.error().sentence().contains("pw"_L1));
}

SERVESCOPE_TEST(BenchOptionsTest)
#include "test_bench_options.moc"
