// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/vllm_json.h"

#include "core/base/files.h"
#include "core/base/json_writer.h"
#include "core/results/vllm_arrays.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <ctime>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestVllmJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysStandInVllmsOrder();
    void bytesByHand();
    void secondsAreSpelledAsPythonDoes();
    void detailedArrays();
    void nothingCompletedWritesZeros();
    void metadataRateAndLabel();
    void ownKey();
    void noCredentials();
    void fileNames();
    void large();
};

namespace {

QByteArray dataFile(const QString &name)
{
    return *readFile(QStringLiteral(TEST_DATA_DIR) + u"/results/"_s + name);
}

/// The keys of the outermost object in their order in the text.
QStringList keysInOrder(const QByteArray &json)
{
    QStringList keys;
    int depth = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        if (c != '"')
            continue;
        const qsizetype start = ++i;
        while (json[i] != '"')
            i += json[i] == '\\' ? 2 : 1;
        if (depth == 1 && json.mid(i + 1, 1) == ":")
            keys += QString::fromUtf8(json.mid(start, i - start));
    }
    return keys;
}

PointResult smallResult()
{
    PointResult result;
    result.setup.date = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5));
    result.setup.backend = u"openai"_s;
    result.setup.modelId = result.setup.tokenizerId = u"m"_s;
    result.setup.numPrompts = 2;
    result.setup.maxConcurrency = 1;
    result.records = {
        RecordBuilder(0, 0).content({100, 200}).usage(200, 10, 2),
        RecordBuilder(1, 250).failed(RequestStatus::HttpError, 404, u"no such model"_s).ended(500)};
    result.summary = summarize(result.records, {});
    return result;
}

} // namespace

void TestVllmJson::keysStandInVllmsOrder()
{
    PointResult result = variedResult(20, 1);
    result.setup.metricPercentiles = {25, 50, 75, 90, 95, 99, 99.9};
    // vLLM's rtfx is for audio only; the last key is ours.
    QStringList theirs = keysInOrder(dataFile(u"vllm-summary.json"_s));
    QVERIFY(theirs.removeOne(u"rtfx"_s));
    QCOMPARE(keysInOrder(vllmJson(result, false)), theirs + QStringList{u"servescope"_s});

    result.setup.metricPercentiles = {99};
    result.setup.percentileMetrics =
        QStringList{u"itl"_s, u"ttft"_s, u"tpot"_s}; // their order here does not matter
    theirs = keysInOrder(dataFile(u"vllm-all-failed.json"_s));
    QVERIFY(theirs.removeOne(u"rtfx"_s));
    QStringList ours = keysInOrder(vllmJson(result, true));
    QVERIFY(ours.removeOne(u"latencies"_s) && ours.removeOne(u"queue_times"_s)); // newer clients have them
    QCOMPARE(ours, theirs + QStringList{u"servescope"_s});
}

void TestVllmJson::bytesByHand()
{
    QByteArray json = vllmJson(smallResult(), true);
    json.truncate(json.indexOf(", \"servescope\""));
    const QByteArray expected =
        R"({"date": "20260102-030405", "endpoint_type": "openai", "backend": "openai", "label": null, "model_id": "m", )"
        R"("tokenizer_id": "m", "num_prompts": 2, "request_rate": "inf", "burstiness": 1.0, "max_concurrency": 1, )"
        R"("duration": 0.5, "completed": 1, "failed": 1, "total_input_tokens": 10, "total_output_tokens": 2, )"
        R"("request_throughput": 2.0, "request_goodput": null, "output_throughput": 4.0, "total_token_throughput": 24.0, )"
        R"("input_lens": [10, 0], "output_lens": [2, 0], "ttfts": [0.1, 0.0], "itls": [[0.1], []], )"
        R"("start_times": [1000.0, 1000.25], "latencies": [0.2, 0.0], "queue_times": [0.0, 0.0], )"
        R"("generated_texts": ["", ""], "errors": ["", "no such model"], "max_output_tokens_per_s": 2.0, )"
        R"("max_concurrent_requests": 1, "mean_ttft_ms": 100.0, "median_ttft_ms": 100.0, "std_ttft_ms": 0.0, )"
        R"("p99_ttft_ms": 100.0, "mean_tpot_ms": 100.0, "median_tpot_ms": 100.0, "std_tpot_ms": 0.0, "p99_tpot_ms": 100.0, )"
        R"("mean_itl_ms": 100.0, "median_itl_ms": 100.0, "std_itl_ms": 0.0, "p99_itl_ms": 100.0, "mean_e2el_ms": 200.0, )"
        R"("median_e2el_ms": 200.0, "std_e2el_ms": 0.0, "p99_e2el_ms": 200.0)";
    QCOMPARE(json, expected);
}

void TestVllmJson::secondsAreSpelledAsPythonDoes()
{
    Random random(9);
    const auto check = [](qint64 ns) {
        QByteArray text;
        appendSeconds(text, Nanoseconds(ns));
        QCOMPARE(text, pythonFloat(toSeconds(Nanoseconds(ns))));
    };
    for (const qint64 ns :
         {0LL, 1LL, 99'999LL, 100'000LL, 100'001LL, 999'999'999LL, 1'000'000'000LL, 1'000'000'001LL,
          10'500'000'000LL, 999'999'999'999'999LL, 1'000'000'000'000'000LL, -1LL, -5'000'000'000LL})
        check(ns);
    for (int digits = 1; digits <= 18; ++digits) {
        qint64 limit = 1;
        for (int i = 0; i < digits; ++i)
            limit *= 10;
        for (int i = 0; i < 5000; ++i)
            check(random.integer(0, limit));
    }
}

void TestVllmJson::detailedArrays()
{
    const PointResult result = variedResult(60, 4);
    const auto read = readVllmJson(vllmJson(result, true));
    QVERIFY(read.ok());
    for (const auto key : {"input_lens"_L1, "output_lens"_L1, "ttfts"_L1, "itls"_L1, "start_times"_L1,
                           "latencies"_L1, "queue_times"_L1, "generated_texts"_L1, "errors"_L1})
        QCOMPARE((*read)[key].toArray().size(), 60);
    for (int i = 0; i < 60; ++i) {
        const RequestRecord &record = result.records[static_cast<size_t>(i)];
        const bool success = isSuccess(record);
        QCOMPARE((*read)["errors"_L1].toArray()[i].toString().isEmpty(),
                 success); // also where no message was given
        QCOMPARE((*read)["output_lens"_L1].toArray()[i].toInt(), success ? outputTokens(record) : 0);
        QCOMPARE((*read)["latencies"_L1].toArray()[i].toDouble() > 0, success);
    }
    const QJsonObject own = (*read)["servescope"_L1].toObject();
    QVERIFY(own["end_times"_L1].toArray()[20].isNull()); // never sent
    QCOMPARE(own["statuses_by_request"_L1].toArray()[20].toString(), u"cancelled"_s);
    QVERIFY(!vllmJson(result, false).contains("ttfts"));
    QVERIFY(!vllmJson(result, false).contains("end_times"));
}

void TestVllmJson::nothingCompletedWritesZeros()
{
    PointResult result = smallResult();
    result.records.erase(result.records.begin());
    result.summary = summarize(result.records, {});
    const QJsonObject json = *readVllmJson(vllmJson(result, true));
    const QJsonObject theirs = *readVllmJson(dataFile(u"vllm-all-failed.json"_s));
    for (auto it = theirs.begin(); it != theirs.end(); ++it) {
        const bool figure = it->isDouble() && it->toDouble() == 0 && it.key() != "rtfx"_L1;
        if (figure)
            QVERIFY2(json[it.key()].isDouble() && json[it.key()].toDouble() == 0, qPrintable(it.key()));
    }
    QVERIFY(json["request_goodput"_L1].isNull());
    QCOMPARE(json["servescope"_L1]["max_concurrent_requests"_L1].toInt(), 1);
}

void TestVllmJson::metadataRateAndLabel()
{
    PointResult result = smallResult();
    result.setup.label = u"run \"1\" é"_s;
    result.setup.metadata = {{u"gpu"_s, u"H100"_s}, {u"tp"_s, u"1"_s}};
    result.setup.requestRate = 4;
    result.setup.burstiness = 0.5;
    result.setup.maxConcurrency.reset();
    const QByteArray json = vllmJson(result, false);
    QVERIFY(json.contains(R"("label": "run \"1\" \u00e9", )"));
    QVERIFY(json.contains(
        R"("num_prompts": 2, "gpu": "H100", "tp": "1", "request_rate": 4.0, "burstiness": 0.5, "max_concurrency": null, )"));
}

void TestVllmJson::ownKey()
{
    PointResult result = variedResult(100, 6);
    result.setup.seed = 18446744073709551615ULL;
    result.setup.tokenizerNote = u"counted by /tokenize"_s;
    result.setup.tokenizerExact = true;
    const QByteArray json = vllmJson(result, false);
    QVERIFY(json.contains("\"seed\": 18446744073709551615"));
    const QJsonObject own = (*readVllmJson(json))["servescope"_L1].toObject();
    QCOMPARE(own["point_id"_L1].toString(), u"bench_io128x32_mc4_np100"_s);
    QCOMPARE(own["input_len"_L1].toInt(), 128);
    QCOMPARE(own["output_len"_L1].toInt(), 32);
    QCOMPARE(own["output_token_source"_L1].toString(), u"server_usage"_s);
    QCOMPARE(own["tokenizer_exact"_L1].toBool(), true);
    QCOMPARE(own["retried"_L1].toInt(), result.summary.retried);
    QVERIFY(own["attempts"_L1].toInt() > 100 - 1);
    QCOMPARE(own["goodput"_L1]["ttft"_L1].toDouble(), 120.0);
    QCOMPARE(own["peak_sockets"_L1].toInt(), 4);
    int requests = 0;
    const QJsonObject statuses = own["statuses"_L1].toObject();
    for (auto it = statuses.begin(); it != statuses.end(); ++it)
        requests += it->toInt();
    QCOMPARE(requests, 100);
    QVERIFY(statuses["http_error"_L1].toInt() > 0);
}

void TestVllmJson::noCredentials()
{
    PointResult result = smallResult();
    result.setup.baseUrl = u"https://me:hunter2@host/v1"_s;
    const QByteArray json = vllmJson(result, true);
    QVERIFY(!json.contains("hunter2"));
    QVERIFY(json.contains("https://host/v1"));
}

void TestVllmJson::fileNames()
{
    PointSetup setup = variedResult(1, 1).setup;
    QCOMPARE(vllmFileName(setup), u"vllm-infqps-concurrency4-Model-7B-20260304-050607.json"_s);
    setup.requestRate = 4;
    setup.maxConcurrency.reset();
    setup.label = u"a/b"_s;
    setup.modelId = u"../.."_s;
    QCOMPARE(vllmFileName(setup), u"a_b-4.0qps-unnamed-20260304-050607.json"_s);
    setup.requestRate = 0.25;
    QVERIFY(vllmFileName(setup).startsWith(u"a_b-0.25qps-"_s));
}

void TestVllmJson::large()
{
    PointResult result = smallResult();
    RecordBuilder builder(0, 0);
    Random random(2);
    double time = 10;
    for (int i = 0; i < 128; ++i)
        builder.content({time += 30 * random.uniform()});
    result.records.assign(20'000, builder);
    result.summary = summarize(result.records, {});
    const std::clock_t start = std::clock();
    const QByteArray json = vllmJson(result, true);
    const auto ms = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    qInfo("20000 detailed requests of 128 events: %lld bytes in %lld ms of CPU time",
          static_cast<long long>(json.size()), static_cast<long long>(ms));
    QVERIFY(json.size() > 30'000'000);
    QVERIFY2(ms < 60'000, "quadratic?");
}

SERVESCOPE_TEST(TestVllmJson)
#include "tst_vllm_json.moc"
