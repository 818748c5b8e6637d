// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/vllm_json.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// Figures in files against tests/recompute.py, which computes them from the arrays on its own.
class TestRecompute : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ourFilesAgree_data();
    void ourFilesAgree();
    void vllmsOwnFileAgrees();
    void everyDoctoredFigureIsFound();
};

namespace {

struct Outcome
{
    int code;
    QByteArray output;
};

Outcome recompute(const QString &file)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"python3"_s, {QStringLiteral(TEST_DATA_DIR) + u"/../recompute.py"_s, file});
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAll()};
}

Outcome recompute(const QByteArray &json)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"result.json"_s);
    return writeFile(file, json).ok() ? recompute(file) : Outcome{-1, "cannot write"};
}

/// Changes a count by one, a figure in its ninth digit.
void doctor(QByteArray &json, const QByteArray &key)
{
    const qsizetype start = json.indexOf('"' + key + "\": ") + key.size() + 4;
    qsizetype end = start;
    while (json[end] != ',' && json[end] != '}')
        ++end;
    const QByteArray value = json.mid(start, end - start);
    const bool isCount = !value.contains('.') || value.endsWith(".0");
    json.replace(start, end - start,
                 isCount ? QByteArray::number(value.toDouble() + 1)
                         : QByteArray::number(value.toDouble() * (1 + 3e-9), 'g', 17));
}

} // namespace

void TestRecompute::ourFilesAgree_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<quint64>("seed");
    QTest::newRow("1") << 1 << quint64(1);
    QTest::newRow("2") << 2 << quint64(2);
    QTest::newRow("300") << 300 << quint64(3);
    QTest::newRow("one failed request") << -1 << quint64(4);
}

void TestRecompute::ourFilesAgree()
{
    QFETCH(int, requests);
    QFETCH(quint64, seed);
    PointResult result = variedResult(std::abs(requests), seed);
    if (requests < 0) {
        result.records.front().status = RequestStatus::StreamError;
        result.summary = summarize(result.records, {result.setup.goodput});
    } else if (requests == 300) {
        QVERIFY(result.summary.failed > 40 && result.summary.retried > 10 &&
                result.summary.requestGoodput > 0);
        QVERIFY(result.summary.tpot.sorted.size() < result.summary.ttft.sorted.size()); // some have one token
        QVERIFY(result.summary.clientQueue.mean() > 1);
    }
    const Outcome outcome = recompute(vllmJson(result, true));
    QVERIFY2(outcome.code == 0, outcome.output.constData());
    QVERIFY2(outcome.output.contains("48 of 48 figures agree") || requests != 300,
             outcome.output.constData());
}

void TestRecompute::vllmsOwnFileAgrees()
{
    const Outcome outcome = recompute(QStringLiteral(TEST_DATA_DIR) + u"/results/vllm-detailed.json"_s);
    QVERIFY2(outcome.code == 0, outcome.output.constData());
}

void TestRecompute::everyDoctoredFigureIsFound()
{
    const PointResult result = variedResult(50, 8);
    const QByteArrayList keys{"completed",
                              "failed",
                              "total_output_tokens",
                              "output_throughput",
                              "max_output_tokens_per_s",
                              "max_concurrent_requests",
                              "mean_ttft_ms",
                              "median_tpot_ms",
                              "std_itl_ms",
                              "p99.9_e2el_ms",
                              "request_goodput",
                              "retried",
                              "mean_client_queue_ms"};
    QByteArray json = vllmJson(result, true);
    for (const QByteArray &key : keys)
        doctor(json, key);
    const Outcome outcome = recompute(json);
    QCOMPARE(outcome.code, 1);
    for (const QByteArray &key : keys)
        QVERIFY2(outcome.output.contains(key + ": the file says"), (key + '\n' + outcome.output).constData());
    QCOMPARE(outcome.output.count(": the file says"), keys.size());

    json = vllmJson(result, true);
    doctor(json, "duration"); // every rate hangs on it
    const Outcome duration = recompute(json);
    QCOMPARE(duration.code, 1);
    QVERIFY(duration.output.contains("duration: the file says"));
}

SERVESCOPE_TEST(TestRecompute)
#include "tst_recompute.moc"
