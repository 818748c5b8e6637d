// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/import/adopt_run.h"
#include "core/import/import_files.h"
#include "core/import/measured_source.h"
#include "core/metrics/figures.h"
#include "core/results/library.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestStoreImported : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void becomesARunFolder();
    void everyToolsRunOpens();
    void twiceIsOnce();
    void theSourceIsKept();
    void aLibraryThatCannotBeWritten();
    void readAgainItSaysTheSame();
    void aRunOfOurOwnIsTakenWhole();
};

namespace {

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + name;
}

QString stored(const QString &library, const QString &name)
{
    const ImportReading reading = readResultFiles({data(name)});
    const auto path = storeImportedRun(library, reading.runs.at(0));
    if (!path)
        qWarning("%s", qPrintable(path.error().sentence()));
    return path ? *path : QString();
}

} // namespace

void TestStoreImported::becomesARunFolder()
{
    QTemporaryDir library;
    const QString path = stored(library.path(), u"b9821-completions-rampup.json"_s);
    QCOMPARE(QFileInfo(path).fileName(), u"20261124-060639-mid-random-llama"_s);
    const auto run = openRun(path);
    QVERIFY(run.ok());
    QCOMPARE(run->manifest.state, RunState::Finished);
    QCOMPARE(run->manifest.imported[u"tool"_s].toString(), u"vllm"_s);
    QCOMPARE(run->points.size(), size_t(1));
    QVERIFY(run->points[0].problem.isEmpty());
    QVERIFY(std::abs(*run->points[0].figure(u"output_throughput"_s) - 78.29016469377329) < 1e-9);
    const auto records = readRecords(*run, run->points[0].entry.point.id);
    QVERIFY(records.ok());
    QCOMPARE(records->size(), size_t(60));
    QVERIFY(std::abs(*ttftMs(records->front()) - 55.98245700002735) < 1e-5);
    QVERIFY(QFileInfo::exists(path + u"/aggregate_results.csv"_s));
    QCOMPARE(listRuns(library.path()).size(), size_t(1));
    QCOMPARE(QDir(library.path()).entryList({u".import*"_s}, QDir::Dirs | QDir::Hidden).size(), 0);
}

void TestStoreImported::everyToolsRunOpens()
{
    QTemporaryDir library;
    for (const auto &name :
         {u"aiperf-qwen-c1-profile_export.jsonl"_s, u"aiperf-qwen-c1-profile_export_aiperf.json"_s,
          u"guidellm-0.8-report_v2.json"_s, u"inference-perf-stage_0_lifecycle_metrics.json"_s,
          u"inferencex-glm5-conc4.json"_s, u"sglang-two-runs.jsonl"_s,
          u"mid-random-llama_120_24_summary.json"_s, u"written/vllm-rust.json"_s,
          u"written/genai-perf.json"_s, u"written/evalscope"_s, u"written/guidellm-v1.json"_s,
          u"written/llmperf_individual_responses.json"_s, u"written/old-results"_s,
          u"../results/vllm-all-failed.json"_s}) {
        const QString path = stored(library.path(), name);
        QVERIFY2(!path.isEmpty(), qPrintable(name));
        const auto run = openRun(path);
        QVERIFY2(run.ok(), qPrintable(name));
        for (const StoredPoint &point : run->points) {
            QVERIFY2(point.problem.isEmpty(), qPrintable(name + u": "_s + point.problem));
            QCOMPARE(point.hasResult(), point.entry.completed > 0);
        }
        const auto measured = openMeasured(path);
        QVERIFY2(measured.ok(), qPrintable(name));
    }
    QCOMPARE(listRuns(library.path()).size(), size_t(14));
}

void TestStoreImported::twiceIsOnce()
{
    QTemporaryDir library;
    const QString first = stored(library.path(), u"sglang-c4.jsonl"_s);
    QCOMPARE(stored(library.path(), u"sglang-c4.jsonl"_s), first);
    QCOMPARE(listRuns(library.path()).size(), size_t(1));
}

void TestStoreImported::theSourceIsKept()
{
    QTemporaryDir library;
    const QString path = stored(library.path(), u"guidellm-0.8-report_v2.json"_s);
    const auto copy = readFile(path + u"/imported/guidellm-0.8-report_v2.json.orig"_s);
    QVERIFY(copy.ok());
    QCOMPARE(*copy, *readFile(data(u"guidellm-0.8-report_v2.json"_s)));
}

void TestStoreImported::aLibraryThatCannotBeWritten()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"file"_s), "x").ok());
    const ImportReading reading = readResultFiles({data(u"sglang-c4.jsonl"_s)});
    QCOMPARE(storeImportedRun(folder.filePath(u"file/below"_s), reading.runs[0]).error().code,
             u"file.folder"_s);
    QCOMPARE(storeImportedRun(QString(), reading.runs[0]).error().code, u"file.folder"_s);
}

void TestStoreImported::readAgainItSaysTheSame()
{
    QTemporaryDir library;
    const auto file = openMeasured(data(u"b9821-chat-c4-goodput.json"_s));
    const auto run = openMeasured(stored(library.path(), u"b9821-chat-c4-goodput.json"_s));
    QVERIFY(file.ok() && run.ok());
    const auto a = file->points[0].samples(Convention::Vllm);
    const auto b = run->points[0].samples(Convention::Vllm);
    QVERIFY(a && b);
    QCOMPARE(figuresOf(*a, {}).ttft.mean, figuresOf(*b, {}).ttft.mean);
    QCOMPARE(run->points[0].maxConcurrency, std::optional(4));
}

void TestStoreImported::aRunOfOurOwnIsTakenWhole()
{
    QTemporaryDir library, other;
    const QString path = stored(library.path(), u"sglang-c4.jsonl"_s);
    QVERIFY(isRunFolder(path) && !isRunFolder(library.path()));
    const auto adopted = adoptRun(other.path(), path);
    QVERIFY2(adopted.ok(), adopted ? "" : qPrintable(adopted.error().sentence()));
    const auto files = [](const QString &folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); };
    QCOMPARE(files(*adopted), files(path));
    QVERIFY(QFileInfo::exists(*adopted + u"/imported/sglang-c4.jsonl.orig"_s));
    QCOMPARE(*adoptRun(other.path(), path), *adopted); // once
    QCOMPARE(*adoptRun(library.path(), path), path);   // where it is already
    QVERIFY(!adoptRun(other.path(), other.filePath(u"none"_s)));
}

SERVESCOPE_TEST(TestStoreImported)
#include "store_test.moc"
