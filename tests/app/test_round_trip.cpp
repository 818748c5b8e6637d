// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {

/// "servescope simulate" and the address it printed.
struct Server
{
    Program program;
    QString url;

    explicit Server(const QStringList &flags)
        : program(QStringList{u"simulate"_s, u"--port"_s, u"0"_s} + flags)
    {
        while (!program.process().canReadLine() && program.process().waitForReadyRead(10000)) {
        }
        url = QString::fromUtf8(program.process().readLine()).trimmed();
    }
};

QJsonObject objectIn(const QString &path)
{
    return QJsonDocument::fromJson(bytesOf(path)).object();
}

qsizetype lines(const QByteArray &bytes)
{
    return bytes.count('\n');
}

} // namespace

class RoundTripTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void benchAgainstSimulate();
    void benchWithoutModelOrFiles();
    void sweepAndAggregate();
    void objectiveDecides();
    void illnessesAreFlags();
};

void RoundTripTest::benchAgainstSimulate()
{
    const QTemporaryDir folder;
    const QString truth = folder.filePath(u"truth.jsonl"_s), out = folder.filePath(u"deep/results"_s);
    Server server({u"--exact-ttft-ms"_s, u"20"_s, u"--exact-itl-ms"_s, u"5"_s, u"--truth"_s, truth});
    QVERIFY2(server.url.startsWith("http://127.0.0.1:"_L1), qPrintable(server.url));

    Program bench({u"bench"_s,
                   u"--base-url"_s,
                   server.url,
                   u"--model"_s,
                   u"sim-model"_s,
                   u"--num-prompts"_s,
                   u"12"_s,
                   u"--max-concurrency"_s,
                   u"4"_s,
                   u"--random-input-len"_s,
                   u"20"_s,
                   u"--random-output-len"_s,
                   u"10"_s,
                   u"--num-warmups"_s,
                   u"2"_s,
                   u"--goodput"_s,
                   u"ttft:5000"_s,
                   u"e2el:5000"_s,
                   u"--save-result"_s,
                   u"--save-detailed"_s,
                   u"--result-dir"_s,
                   out,
                   u"--result-filename"_s,
                   u"one.json"_s,
                   u"--metadata"_s,
                   u"gpu=none"_s,
                   u"--header"_s,
                   u"X-Team=tests"_s,
                   u"--request-id-prefix"_s,
                   u"trip-"_s,
                   u"--label"_s,
                   u"lab"_s});
    QVERIFY(bench.finish());
    QVERIFY2(bench.exitCode() == 0, qPrintable(bench.err()));
    QVERIFY(bench.out().startsWith("============ Serving Benchmark Result ============\n"_L1));
    QVERIFY(bench.out().contains("Request goodput (req/s):"_L1));
    QVERIFY(!bench.err().contains(u'\r'));

    const QJsonObject result = objectIn(out + "/one.json"_L1);
    QCOMPARE(result.value("completed"_L1).toInt(), 12);
    QCOMPARE(result.value("failed"_L1).toInt(), 0);
    QCOMPARE(result.value("total_output_tokens"_L1).toInt(), 120);
    QCOMPARE(result.value("max_concurrency"_L1).toInt(), 4);
    QCOMPARE(result.value("gpu"_L1).toString(), u"none"_s);
    QCOMPARE(result.value("label"_L1).toString(), u"lab"_s);
    QCOMPARE(result.value("ttfts"_L1).toArray().size(), 12);
    QVERIFY(result.value("median_ttft_ms"_L1).toDouble() >= 19);
    QVERIFY(result.value("median_e2el_ms"_L1).toDouble() >= 19 + 9 * 5);

    const std::vector<StoredRun> runs = listRuns(out);
    QCOMPARE(runs.size(), size_t(1));
    const auto run = openRun(runs.front().path);
    QVERIFY(run.ok());
    QCOMPARE(run->manifest.state, RunState::Finished);
    const auto records = readRecords(*run, run->points.front().entry.point.id);
    QVERIFY(records.ok());
    QCOMPARE(records->size(), size_t(12));

    server.program.signal(SIGINT);
    QVERIFY(server.program.finish());
    QCOMPARE(server.program.exitCode(), 0);
    const QByteArray log = bytesOf(truth);
    QVERIFY(lines(log) >= 14);
    for (int i = 0; i < 12; ++i)
        QVERIFY2(log.contains("\"trip-" + QByteArray::number(i) + '"'), qPrintable(QString::number(i)));

    // The file and its twin in the run folder are one result.
    Program aggregate({u"aggregate"_s, out});
    QVERIFY(aggregate.finish());
    QVERIFY2(aggregate.exitCode() == 0, qPrintable(aggregate.err()));
    QCOMPARE(lines(bytesOf(out + "/aggregate_results.csv"_L1)), 2);
}

void RoundTripTest::benchWithoutModelOrFiles()
{
    const QTemporaryDir folder;
    Server server(
        {u"--exact-ttft-ms"_s, u"5"_s, u"--exact-itl-ms"_s, u"1"_s, u"--model"_s, u"org/found-me"_s});
    Program bench({u"bench"_s, u"--backend"_s, u"openai-chat"_s, u"--base-url"_s, server.url,
                   u"--num-prompts"_s, u"5"_s, u"--random-input-len"_s, u"16"_s, u"--random-output-len"_s,
                   u"4"_s, u"--request-rate"_s, u"50"_s, u"--burstiness"_s, u"2"_s});
    bench.process().setWorkingDirectory(folder.path());
    QVERIFY(bench.finish());
    QVERIFY2(bench.exitCode() == 0, qPrintable(bench.err()));
    QVERIFY(bench.err().contains("org/found-me"_L1));
    QVERIFY(bench.out().contains("Request rate configured (RPS):           50.00"_L1));
    QVERIFY(filesBelow(folder.path()).isEmpty());
}

void RoundTripTest::sweepAndAggregate()
{
    const QTemporaryDir folder;
    const QString out = folder.filePath(u"out"_s), file = folder.filePath(u"combos.yaml"_s);
    Server server({u"--exact-ttft-ms"_s, u"10"_s, u"--exact-itl-ms"_s, u"2"_s});
    const QByteArray text =
        "model: sim-model\nbase_url: " + server.url.toUtf8() +
        "\ntokenizer: \"\"\ninput_output: [[16, 8], [32, 4]]\nconcurrency_prompts: [[1, 3], [4, 8]]\n";
    writeText(file, text);
    Program sweep({u"sweep"_s, file, u"--result-dir"_s, out});
    QVERIFY(sweep.finish(30000));
    QVERIFY2(sweep.exitCode() == 0, qPrintable(sweep.err()));
    const QString printed = sweep.out();
    for (const char *id :
         {"bench_io16x8_mc1_np3", "bench_io16x8_mc4_np8", "bench_io32x4_mc1_np3", "bench_io32x4_mc4_np8"}) {
        QVERIFY2(printed.contains(QLatin1StringView(id)), id);
        QCOMPARE(filesBelow(out, QLatin1StringView(id) + ".json"_L1).size(), 1);
    }
    const std::vector<StoredRun> runs = listRuns(out);
    QCOMPARE(runs.size(), size_t(1));
    const QString run = runs.front().path;
    QCOMPARE(bytesOf(run + "/combos.yaml"_L1), text);
    QCOMPARE(lines(bytesOf(run + "/aggregate_results.csv"_L1)), 5);

    const QStringList charts = filesBelow(run + "/charts"_L1, u"*.png"_s);
    QVERIFY(charts.contains(run + "/charts/throughput_vs_concurrency.png"_L1));
    QVERIFY(charts.size() >= 2);
    for (const QString &chart : charts) {
        QVERIFY2(printed.contains(chart), qPrintable(chart));
        const QImage image(chart);
        QVERIFY2(image.width() >= 900, qPrintable(chart));
    }

    Program aggregate({u"aggregate"_s, out});
    QVERIFY(aggregate.finish());
    QCOMPARE(aggregate.exitCode(), 0);
    QCOMPARE(lines(bytesOf(out + "/aggregate_results.csv"_L1)), 5);
}

void RoundTripTest::objectiveDecides()
{
    Server server({u"--exact-ttft-ms"_s, u"30"_s, u"--exact-itl-ms"_s, u"1"_s});
    const QStringList call{u"bench"_s,     u"--base-url"_s,         server.url, u"--model"_s,
                           u"sim-model"_s, u"--num-prompts"_s,      u"4"_s,     u"--max-concurrency"_s,
                           u"2"_s,         u"--random-input-len"_s, u"8"_s,     u"--random-output-len"_s,
                           u"4"_s,         u"--fail-under"_s,       u"0.9"_s,   u"--goodput"_s};
    Program missed(call + QStringList{u"ttft:1"_s});
    QVERIFY(missed.finish());
    QCOMPARE(missed.exitCode(), 1);
    QVERIFY2(missed.err().contains("--fail-under"_L1), qPrintable(missed.err()));
    Program met(call + QStringList{u"ttft:10000"_s});
    QVERIFY(met.finish());
    QCOMPARE(met.exitCode(), 0);
}

/// What the flags of simulate make the server do shows in a run's files.
void RoundTripTest::illnessesAreFlags()
{
    const QTemporaryDir folder;
    QJsonObject result, reading; // of the last run
    const auto measure = [&](const Server &server, const QString &name) {
        const QString out = folder.filePath(name);
        Program bench({u"bench"_s, u"--base-url"_s, server.url, u"--model"_s, u"sim-model"_s,
                       u"--num-prompts"_s, u"8"_s, u"--max-concurrency"_s, u"4"_s, u"--random-input-len"_s,
                       u"64"_s, u"--random-output-len"_s, u"40"_s, u"--save-result"_s, u"--result-dir"_s,
                       out});
        QVERIFY(bench.finish());
        QVERIFY2(bench.exitCode() == 0, qPrintable(bench.err()));
        result = objectIn(resultFiles(out).front());
        const QStringList series = filesBelow(out, u"*.telemetry.jsonl"_s);
        QCOMPARE(series.size(), 1);
        reading = QJsonDocument::fromJson(bytesOf(series.front()).trimmed().split('\n').last()).object();
    };
    const Server ill({u"--kv-cache-tokens"_s, u"250"_s, u"--cold-start-ms"_s, u"400"_s, u"--pause-ms"_s,
                      u"8"_s, u"--pause-share"_s, u"1"_s});
    measure(ill, u"ill"_s);
    QVERIFY(result[u"p99_ttft_ms"].toDouble() >= 400);
    QVERIFY(result[u"median_itl_ms"].toDouble() >= 13); // a step of 5 ms, and each pauses
    QVERIFY(reading[u"preemptions"].toDouble() > 0);
    QVERIFY(!reading.contains(u"prefix_cache_hits"));

    const Server remembering({u"--prefix-cache"_s});
    measure(remembering, u"new"_s);
    QCOMPARE(reading[u"prefix_cache_hits"].toDouble(-1), 0.0);
    QCOMPARE(reading[u"preemptions"].toDouble(-1), 0.0);
    measure(remembering, u"again"_s); // the same prompts, in blocks of 16
    QVERIFY2(reading[u"prefix_cache_hits"].toDouble() >= 8 * 48,
             qPrintable(QString::number(reading[u"prefix_cache_hits"].toDouble())));
}

SERVESCOPE_TEST(RoundTripTest)
#include "test_round_trip.moc"
