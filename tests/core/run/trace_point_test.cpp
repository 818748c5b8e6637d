// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/run/dataset_options.h"
#include "core/run/point_executor.h"
#include "core/simulator/simulator.h"

#include "tests/support/registry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Data sets with lengths and times of their own, from the scenario to the result.
class TracePointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScenarioReachesTheDataSet();
    void aTraceIsReplayed();
};

void TracePointTest::theScenarioReachesTheDataSet()
{
    Scenario s;
    s.datasetName = u"hf"_s;
    s.datasetPath = u"org/set"_s;
    s.disableShuffle = s.noOversample = true;
    s.seed = 40;
    s.prefixRepetitionPrefixLen = 1;
    s.prefixRepetitionSuffixLen = 2;
    s.prefixRepetitionNumPrefixes = 3;
    s.prefixRepetitionOutputLen = 4;
    s.sonnetInputLen = 5;
    s.sonnetOutputLen = 6;
    s.sonnetPrefixLen = 7;
    s.timedTraceChunkHashSize = 8;
    s.timedTraceSecMultiplier = 0.5;
    s.timedTraceLabelTimestamp = u"t"_s;
    s.timedTraceLabelInputLength = u"i"_s;
    s.timedTraceLabelOutputLength = u"o"_s;
    s.timedTraceLabelHashIds = u"h"_s;
    s.hfSubset = u"sub"_s;
    s.hfSplit = u"test"_s;
    s.hfColumn = u"col"_s;
    s.hfOutputLen = 9;
    s.hfRows = 10;
    const DatasetOptions o = datasetOptions(s, {11, 12}, 2);
    QCOMPARE(o.name, u"hf"_s);
    QCOMPARE(o.path, u"org/set"_s);
    QVERIFY(!o.shuffle && !o.oversample);
    QCOMPARE(o.random.seed, quint64{42});
    QCOMPARE(o.random.inputTokens, 11);
    QCOMPARE(o.random.outputTokens, 12);
    const PrefixRepetitionOptions &p = o.prefixRepetition;
    QCOMPARE((std::vector{p.prefixTokens, p.suffixTokens, p.prefixes, p.outputTokens}),
             (std::vector{1, 2, 3, 4}));
    QCOMPARE((std::vector{o.sonnet.inputTokens, o.sonnet.outputTokens, o.sonnet.prefixTokens}),
             (std::vector{5, 6, 7}));
    QCOMPARE(o.trace.chunkTokens, std::optional(8));
    QCOMPARE(o.trace.toSeconds, std::optional(0.5));
    QCOMPARE(o.trace.timestamp + o.trace.inputLength + o.trace.outputLength + o.trace.hashIds, u"tioh"_s);
    QCOMPARE(o.hf.source.subset, u"sub"_s);
    QCOMPARE(o.hf.source.split, u"test"_s);
    QCOMPARE(o.hf.column, u"col"_s);
    QCOMPARE(o.hf.outputTokens, 9);
    QCOMPARE(o.hf.source.rows, 10);
}

void TracePointTest::aTraceIsReplayed()
{
    QTemporaryDir folder;
    QByteArray lines;
    for (int i = 0; i < 40; ++i)
        lines += "{\"timestamp\": " + QByteArray::number(25 * (i / 2)) +
                 ", \"input_length\": " + QByteArray::number(40 + i) +
                 ", \"output_length\": 3, \"hash_ids\": [7]}\n";
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{5ms, 1ms};
    Simulator server(options);
    QVERIFY(server.start().ok());
    PointTask task;
    Scenario &scenario = task.scenario;
    scenario.model = u"sim-model"_s;
    scenario.baseUrl = server.url().toString();
    scenario.inputOutput = {{1, 1}};
    scenario.concurrencyPrompts = {{40, 40}};
    scenario.datasetName = u"timed_trace"_s;
    scenario.datasetPath = folder.filePath(u"trace.jsonl"_s);
    scenario.tokenizer = QStringLiteral(TEST_DATA_DIR "/tokenizers/mini-llama3.json");
    scenario.timedTraceSecMultiplier = 0.002; // half as fast
    scenario.numWarmups = 1;
    QVERIFY(writeFile(scenario.datasetPath, lines).ok());
    task.point = expandSweep(scenario).front();

    PointExecutor executor(task);
    PointEnd end;
    connect(&executor, &PointExecutor::finished, this, [&end](const PointEnd &how) { end = how; });
    QSignalSpy finished(&executor, &PointExecutor::finished);
    executor.start();
    QVERIFY(finished.wait(30000));
    QVERIFY2(end.state == RunState::Finished, qPrintable(end.error.sentence()));
    const std::vector<RequestRecord> &records = end.result->records;
    Nanoseconds first = Nanoseconds::max();
    for (const RequestRecord &record : records)
        if (!record.warmup)
            first = std::min(first, record.scheduled);
    std::vector<double> lateness;
    for (const RequestRecord &record : records) {
        if (record.warmup)
            continue;
        QCOMPARE(record.scheduled - first, 50ms * (record.index / 2));
        QCOMPARE(record.promptTokensLocal, 40 + record.index);
        QCOMPARE(record.outputTokensRequested, 3);
        lateness.push_back(toMilliseconds(record.sent - record.scheduled));
    }
    QCOMPARE(lateness.size(), size_t{40});
    std::sort(lateness.begin(), lateness.end());
    qInfo("trace replay: lateness p50 %.3f ms, p99 %.3f ms", lateness[20], lateness[39]);
    if (end.result->health.verdict == HealthVerdict::Green)
        QVERIFY2(lateness[39] < 20, qPrintable(QString::number(lateness[39])));
    // The mean rate stands in the result, and that it was a trace's.
    QCOMPARE(end.result->setup.requestRate, 42.105); // 40 in 0.95 s
    QVERIFY(end.result->setup.metadata.front() == std::make_pair(u"arrivals"_s, u"timed_trace"_s));
    QCOMPARE(end.result->setup.inputLen, 60); // 59.5
    QCOMPARE(end.result->setup.outputLen, 3);
}

SERVESCOPE_TEST(TracePointTest)
#include "trace_point_test.moc"
