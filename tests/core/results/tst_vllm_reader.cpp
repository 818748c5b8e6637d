// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/summary_text.h"
#include "core/results/vllm_json.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestVllmReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void realFiles();
    void pythonLiterals();
    void notAResult();
    void anyCutOrFlippedByteIsSurvived();
    void summaryHasVllmsShape();
    void summaryByHand();
    void summaryOfNothing();
};

namespace {

QByteArray dataFile(const QString &name)
{
    return *readFile(QStringLiteral(TEST_DATA_DIR) + u"/results/"_s + name);
}

constexpr auto minimal =
    R"({"model_id": "m", "num_prompts": 1, "duration": 1.0, "completed": 1, "request_throughput": 1.0)";

} // namespace

void TestVllmReader::realFiles()
{
    const auto summary = readVllmJson(dataFile(u"vllm-summary.json"_s));
    QVERIFY(summary.ok());
    QCOMPARE((*summary)["p99.9_ttft_ms"_L1].toDouble(), 656.5903995849827);
    const auto older = readVllmJson(dataFile(u"vllm-older.json"_s));
    QVERIFY(older.ok());
    QVERIFY((*older)["request_goodput"_L1].isNull() && !older->contains("request_goodput:"_L1));
    const auto several = readVllmResults(dataFile(u"vllm-append.json"_s));
    QCOMPARE(several->size(), size_t(2));
    QCOMPARE((*several)[1]["max_concurrency"_L1].toInt(), 4);
    QCOMPARE(readVllmJson(dataFile(u"vllm-append.json"_s)).error().code, u"result.several"_s);
    QByteArray list = dataFile(u"vllm-append.json"_s);
    list = '[' + list.trimmed().replace("}\n{", "},{") + ']';
    QCOMPARE(readVllmResults(list)->size(), size_t(2));
}

void TestVllmReader::pythonLiterals()
{
    const auto read = readVllmJson(
        QByteArray(minimal) +
        R"(, "request_rate": Infinity, "a": -Infinity, "b": [NaN, 1], "c": "NaN \" Infinity", "d": -1})");
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().sentence()));
    QCOMPARE((*read)["request_rate"_L1].toString(), u"inf"_s);
    QCOMPARE((*read)["a"_L1].toString(), u"-inf"_s);
    QVERIFY((*read)["b"_L1][0].isNull());
    QCOMPARE((*read)["c"_L1].toString(), u"NaN \" Infinity"_s);
    QCOMPARE((*read)["d"_L1].toInt(), -1);
}

void TestVllmReader::notAResult()
{
    const auto code = [](const QByteArray &bytes) {
        const auto read = readVllmJson(bytes);
        return read.ok() ? QString() : read.error().code;
    };
    QCOMPARE(code({}), u"result.not_json"_s);
    QCOMPARE(code("<html>"), u"result.not_json"_s);
    QCOMPARE(code("[1, 2]"), u"result.not_json"_s);
    QCOMPARE(code("\"text\""), u"result.not_json"_s);
    QCOMPARE(code("{}"), u"result.not_vllm"_s);
    QCOMPARE(code("[]"), u"result.several"_s);
    QCOMPARE(code(QByteArray(minimal) + '}'), QString());
    QCOMPARE(code(QByteArray(minimal).replace("\"completed\": 1", "\"completed\": \"1\"") + '}'),
             u"result.not_vllm"_s);
    const auto sglang =
        readVllmJson(R"({"backend": "sglang", "duration": 1, "completed": 3, "request_throughput": 3})");
    QVERIFY(sglang.error().message.contains(u"model_id, num_prompts"_s));
}

void TestVllmReader::anyCutOrFlippedByteIsSurvived()
{
    const QByteArray json = vllmJson(variedResult(3, 1), true);
    for (qsizetype cut = 0; cut < json.size(); cut += 3)
        QVERIFY(!readVllmJson(json.left(cut)).ok());
    for (qsizetype at = 0; at < json.size(); at += 2) {
        QByteArray flipped = json;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        (void)readVllmResults(flipped);
    }
}

void TestVllmReader::summaryHasVllmsShape()
{
    // The same labels, in the same columns, as vLLM printed for a run with a limit and its three metrics.
    PointResult result = variedResult(40, 3);
    result.setup.percentileMetrics = QStringList{u"ttft"_s, u"tpot"_s, u"itl"_s};
    result.setup.metricPercentiles = {99};
    result.summary.requestGoodput.reset();
    const QStringList ours = summaryText(result).split(u'\n');
    const QStringList theirs = QString::fromUtf8(dataFile(u"vllm-summary.txt"_s)).split(u'\n');
    QCOMPARE(ours.size(), theirs.size());
    for (qsizetype i = 0; i < ours.size(); ++i) {
        QCOMPARE(ours[i].left(41), theirs[i].left(41));
        QCOMPARE(ours[i].size(), theirs[i].size());
    }
}

void TestVllmReader::summaryByHand()
{
    PointResult result;
    result.setup.requestRate = 2.5;
    result.setup.metricPercentiles = {50, 99.9};
    result.setup.percentileMetrics = QStringList{u"e2el"_s};
    result.records = {RecordBuilder(0, 0).content({100, 200}).usage(1000, 10, 2)};
    SummaryOptions options;
    options.goodput.insert(u"e2el"_s, 300);
    result.summary = summarize(result.records, options);
    QCOMPARE(summaryText(result), QStringLiteral("============ Serving Benchmark Result ============\n"
                                                 "Successful requests:                     1         \n"
                                                 "Failed requests:                         0         \n"
                                                 "Request rate configured (RPS):           2.50      \n"
                                                 "Benchmark duration (s):                  1.00      \n"
                                                 "Total input tokens:                      10        \n"
                                                 "Total generated tokens:                  2         \n"
                                                 "Request throughput (req/s):              1.00      \n"
                                                 "Request goodput (req/s):                 1.00      \n"
                                                 "Output token throughput (tok/s):         2.00      \n"
                                                 "Peak output token throughput (tok/s):    2.00      \n"
                                                 "Peak concurrent requests:                1.00      \n"
                                                 "Total token throughput (tok/s):          12.00     \n"
                                                 "----------------End-to-end Latency----------------\n"
                                                 "Mean E2EL (ms):                          200.00    \n"
                                                 "Median E2EL (ms):                        200.00    \n"
                                                 "P50 E2EL (ms):                           200.00    \n"
                                                 "P99.9 E2EL (ms):                         200.00    \n"
                                                 "==================================================\n"));
}

void TestVllmReader::summaryOfNothing()
{
    PointResult result;
    result.records = {RecordBuilder(0, 0).failed(RequestStatus::Timeout, 0, u"slow"_s).ended(1500)};
    result.summary = summarize(result.records, {});
    const QString text = summaryText(result);
    QVERIFY(text.contains(u"Benchmark duration (s):                  1.50      \n"_s));
    QVERIFY(text.contains(u"Output token throughput (tok/s):         N/A       \n"_s));
    QVERIFY(text.contains(u"Mean TTFT (ms):                          N/A       \n"_s));
    QVERIFY(!text.contains(u"0.00"_s));
}

SERVESCOPE_TEST(TestVllmReader)
#include "tst_vllm_reader.moc"
