// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/import/import_files.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

/// Whatever is wrong with a file, it is said and nothing else happens.
class TestBrokenFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wrongFiles_data();
    void wrongFiles();
    void truncatedAnywhere_data();
    void truncatedAnywhere();
    void damagedAnywhere();
    void otherEncodings_data();
    void otherEncodings();
    void oneBadFileAmongGoodOnes();
    void missingAndUnreadable();
    void strangeNumbers();
};

namespace {

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + name;
}

const QStringList &samples()
{
    static const QStringList files{u"aiperf-qwen-c1-profile_export_aiperf.json"_s,
                                   u"inference-perf-stage_0_lifecycle_metrics.json"_s,
                                   u"inferencex-glm5-conc4.json"_s,
                                   u"sglang-two-runs.jsonl"_s,
                                   u"mid-random-llama_120_24_summary.json"_s,
                                   u"written/vllm-rust.json"_s,
                                   u"written/genai-perf.json"_s,
                                   u"written/guidellm-v1.json"_s,
                                   u"written/evalscope/benchmark_summary.json"_s,
                                   u"written/llmperf_individual_responses.json"_s,
                                   u"written/aiperf/gpu_telemetry_export.jsonl"_s};
    return files;
}

} // namespace

void TestBrokenFiles::wrongFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &bytes, const char *code) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code);
    };
    row("empty", "", "import.empty");
    row("blanks", " \n\n", "import.empty");
    row("gzip", QByteArray("\x1f\x8b\x08\x00\x00\x00", 6), "import.compressed");
    row("zip", QByteArray("PK\x03\x04\x14\x00", 6), "import.compressed");
    row("sqlite", QByteArray("SQLite format 3\0...", 19), "import.binary");
    row("random bytes", QByteArray("\x00\x01\x02\x00\x00\xff", 6), "import.binary");
    row("a web page", "<!DOCTYPE html><html></html>", "import.unknown");
    row("another JSON", "{\"name\": \"x\", \"scripts\": {}}", "import.unknown");
    row("a list of numbers", "[1, 2, 3]", "import.unknown");
    row("an empty list", "[]", "import.unknown");
    row("an empty object", "{}", "import.unknown");
    row("a string", "\"hello\"", "import.unknown");
    row("YAML", "benchmarks:\n- a: 1\n", "import.unknown");
    row("prose", "Benchmark done.\n", "json.syntax");
    row("another table", "name,age\nx,3\n", "import.unknown");
    row("a table without rows", "completed,duration,num_prompts\n", "import.incomplete");
    row("a torn table", "completed,duration,num_prompts\n1,2,\"3", "import.incomplete");
    row("a row too short", "completed,duration,num_prompts\n1,2\n", "import.incomplete");
    row("vLLM without completed", "{\"duration\": 3, \"num_prompts\": 4, \"request_throughput\": 1}",
        "import.incomplete");
    row("offline throughput", "{\"elapsed_time\": 3, \"num_requests\": 4, \"requests_per_second\": 1}",
        "import.offline");
    row("GuideLLM without benchmarks", "{\"benchmarks\": []}", "import.incomplete");
    row("inference-perf without counts", "{\"load_summary\": {}, \"successes\": {}, \"failures\": {}}",
        "import.incomplete");
    row("AIPerf without counts", "{\"time_to_first_token\": {\"unit\": \"ms\", \"avg\": 3}}",
        "import.incomplete");
    row("LLMPerf without counts", "{\"results_ttft_s_mean\": 3}", "import.incomplete");
    row("a list with a stranger in it",
        "[{\"completed\": 1, \"duration\": 1, \"num_prompts\": 1}, {\"x\": 1}]", "import.incomplete");
}

void TestBrokenFiles::wrongFiles()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    QVERIFY(writeFile(path, bytes).ok());
    const ImportReading reading = readResultFiles({path});
    QCOMPARE(reading.files.size(), size_t(1));
    QTEST(reading.files[0].error.code, "code");
    QVERIFY(!reading.files[0].error.message.isEmpty());
    QVERIFY(reading.runs.empty());
}

void TestBrokenFiles::truncatedAnywhere_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : samples())
        QTest::newRow(qPrintable(file)) << file;
}

void TestBrokenFiles::truncatedAnywhere()
{
    QFETCH(QString, file);
    const QByteArray good = *readFile(data(file));
    const bool lines = file.endsWith(u".jsonl"_s);
    Random random(3);
    for (int i = 0; i < 60; ++i) {
        const auto size = static_cast<qsizetype>(random.integer(1, good.trimmed().size() - 1));
        const auto read = readResultText(good.left(size), file);
        // A list of lines may end after a whole one.
        QVERIFY(!read.ok() || lines);
        if (!read)
            QVERIFY(!read.error().message.isEmpty());
    }
}

void TestBrokenFiles::damagedAnywhere()
{
    Random random(5);
    for (const QString &file : samples()) {
        const QByteArray good = *readFile(data(file));
        for (int i = 0; i < 60; ++i) {
            QByteArray bytes = good;
            for (auto n = random.integer(1, 8); n > 0; --n) {
                const auto at = static_cast<qsizetype>(random.integer(0, bytes.size() - 1));
                static constexpr char oftenMeant[] = "0-\"{}[],:eN";
                bytes[at] = random.integer(0, 1) ? oftenMeant[random.integer(0, 10)]
                                                 : static_cast<char>(random.integer(0, 255));
            }
            if (const auto read = readResultText(bytes, file)) {
                for (const ImportedPoint &point : read->points)
                    (void)auditOf(point);
            }
        }
    }
}

void TestBrokenFiles::otherEncodings_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<int>("encoding"); // −1 = UTF-8
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF") << -1;
    QTest::newRow("UTF-16 little, marked") << QByteArray("\xFF\xFE") << int(QStringConverter::Utf16LE);
    QTest::newRow("UTF-16 big, marked") << QByteArray("\xFE\xFF") << int(QStringConverter::Utf16BE);
    QTest::newRow("UTF-16 little") << QByteArray() << int(QStringConverter::Utf16LE);
    QTest::newRow("UTF-16 big") << QByteArray() << int(QStringConverter::Utf16BE);
}

void TestBrokenFiles::otherEncodings()
{
    QFETCH(QByteArray, prefix);
    QFETCH(int, encoding);
    for (const auto &name :
         {u"inferencex-glm5-conc4.json"_s, u"written/old-results/aggregate_results.csv"_s}) {
        QByteArray bytes = *readFile(data(name));
        if (bytes.startsWith("\xEF\xBB\xBF"))
            bytes.remove(0, 3);
        bytes.replace("\r\n", "\n");
        bytes.replace("\n", "\r\n");
        if (encoding >= 0) {
            QStringEncoder encoder(static_cast<QStringConverter::Encoding>(encoding));
            bytes = encoder(QString::fromUtf8(bytes));
        }
        const auto read = readResultText(prefix + bytes, name);
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().sentence()));
        QVERIFY(read->points.front().completed > 0);
    }
}

void TestBrokenFiles::oneBadFileAmongGoodOnes()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(data(u"inferencex-glm5-conc4.json"_s), folder.filePath(u"a.json"_s)));
    QVERIFY(writeFile(folder.filePath(u"b.json"_s), "{\"completed\": 3, \"dura").ok());
    QVERIFY(writeFile(folder.filePath(u"package.json"_s), "{\"name\": \"x\"}").ok());
    const ImportReading reading = readResultFiles({folder.path()});
    QCOMPARE(reading.runs.size(), size_t(1));
    QCOMPARE(reading.files.size(), size_t(2)); // the stranger in the folder is passed over
    QVERIFY(!reading.allRead());
    QCOMPARE(reading.files[1].error.code, u"json.syntax"_s);
    // Named by a person it is an error.
    QCOMPARE(readResultFiles({folder.filePath(u"package.json"_s)}).files[0].error.code, u"import.unknown"_s);
}

void TestBrokenFiles::missingAndUnreadable()
{
    QTemporaryDir folder;
    const ImportReading reading = readResultFiles({folder.filePath(u"no.json"_s), folder.path()});
    QCOMPARE(reading.files[0].error.code, u"file.open"_s);
    QCOMPARE(reading.files[1].error.code, u"results.nothing_found"_s);
    QVERIFY(reading.runs.empty());
    // A part without its whole.
    QVERIFY(QFile::copy(data(u"written/evalscope/benchmark_percentile.json"_s),
                        folder.filePath(u"benchmark_percentile.json"_s)));
    const ImportReading part = readResultFiles({folder.filePath(u"benchmark_percentile.json"_s)});
    QCOMPARE(part.files[0].error.code, u"import.part"_s);
}

void TestBrokenFiles::strangeNumbers()
{
    const auto file =
        readResultText(R"({"model_id": null, "num_prompts": -5, "duration": -1, "completed": 1e30,
        "max_concurrency": 1e300, "request_rate": -Infinity, "request_throughput": Infinity, "mean_ttft_ms": -3,
        "ttfts": [0.1, NaN, -1e300], "itls": [[Infinity], [], [1e308, 1e308]], "output_lens": [1, -7, 1e12],
        "input_lens": [null, "x", 3], "start_times": [1e300, NaN, 0], "errors": [null, 3, ""]})",
                       u"x.json"_s);
    QVERIFY(file.ok());
    const ImportedPoint &point = file->points.front();
    QVERIFY(point.numPrompts >= 0 && point.completed >= 0);
    (void)auditOf(point);
    ImportedRun run{u"x"_s, u"vllm"_s, QString(), {point}, {}};
    run.points[0].date = QDateTime::currentDateTime();
    QTemporaryDir library;
    QVERIFY(storeImportedRun(library.path(), run).ok());
}

SERVESCOPE_TEST(TestBrokenFiles)
#include "broken_files_test.moc"
