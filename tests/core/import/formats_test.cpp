// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import_files.h"

#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

/// What each tool's files become under our names.
class TestFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFile_data();
    void everyFile();
    void vllmDetailed();
    void rustClient();
    void sglang();
    void aiperfSummaryAndRecords();
    void aiperfTelemetry();
    void genaiPerf();
    void guidellmOfThreeAges();
    void inferencePerf();
    void evalscope();
    void llmperf();
    void inferencex();
    void oldResultsFolder();
    void unknownMembersAreKept();
};

namespace {

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + name;
}

ImportedPoint only(const QString &name)
{
    const ImportReading reading = readResultFiles({data(name)});
    for (const ReadFile &file : reading.files) {
        if (!file.ok())
            qWarning("%s: %s", qPrintable(file.path), qPrintable(file.error.sentence()));
    }
    return reading.runs.empty() ? ImportedPoint() : reading.runs.front().points.front();
}

bool near(const ImportedPoint &point, const char *key, double expected)
{
    const auto value = point.result[key].number();
    if (value && std::abs(*value - expected) <= 1e-9 * std::max(1.0, std::abs(expected)))
        return true;
    qWarning("%s is %g, not %g", key, value.value_or(std::nan("")), expected);
    return false;
}

} // namespace

void TestFormats::everyFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("tool");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("completed"); // of the first point
    QTest::addColumn<QString>("model");
    const auto row = [](const char *file, const char *tool, int points, int completed, const char *model) {
        QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(tool) << points << completed
                            << QString::fromLatin1(model);
    };
    row("aiperf-qwen-c1-profile_export_aiperf.json", "aiperf", 1, 64, "Qwen/Qwen3-0.6B");
    row("guidellm-0.8-report_v2.json", "guidellm", 2, 2, "e2e-mock-model");
    row("inference-perf-stage_0_lifecycle_metrics.json", "inference-perf", 1, 60, "");
    row("inferencex-glm5-conc4.json", "inferencex", 1, 40, "zai-org/GLM-5-FP8");
    row("sglang-c4.jsonl", "sglang", 1, 24, "");
    row("sglang-two-runs.jsonl", "sglang", 2, 12, "");
    row("mid-random-llama_120_24_summary.json", "llmperf", 1, 20, "mid-random-llama");
    row("old-2025-02-vllm-c4.json", "vllm", 1, 24, "mid-random-llama");
    row("b9821-chat-c4-goodput.json", "vllm", 1, 40, "mid-random-llama");
    row("b9821-completions-rampup.json", "vllm", 1, 60, "mid-random-llama");
    row("written/vllm-rust.json", "vllm-rust", 1, 3, "org/model");
    row("written/vllm-sweep-summary.json", "vllm-rust", 3, 3, "org/model");
    row("written/genai-perf.json", "genai-perf", 1, 50, "meta/llama-3.1-8b");
    row("written/evalscope-old-summary.json", "evalscope", 1, 10, "");
    row("written/evalscope", "evalscope", 1, 40, "qwen");
    row("written/guidellm-0.3.json", "guidellm", 1, 4, "org/old");
    row("written/guidellm-v1.json", "guidellm", 1, 4, "org/v1");
    row("written/llmperf-nested_summary.json", "llmperf", 1, 20, "org/m");
    row("written/llmperf_individual_responses.json", "llmperf", 1, 3, "");
    row("written/aiperf", "aiperf", 1, 20, "org/aiperf-model");
    row("written/old-results", "vllm", 3, 10, "org/old-model");
    row("../results/vllm-append.json", "vllm", 2, 8, "mid-random-llama");
    row("../results/vllm-all-failed.json", "vllm", 1, 0, "mid-random-llama");
    row("../results/vllm-older.json", "vllm", 1, 30, "mid-random-llama");
}

void TestFormats::everyFile()
{
    QFETCH(QString, file);
    const ImportReading reading = readResultFiles({data(file)});
    for (const ReadFile &read : reading.files)
        QVERIFY2(read.ok(), qPrintable(read.path + u": "_s + read.error.sentence()));
    QCOMPARE(reading.runs.size(), size_t(1));
    const ImportedRun &run = reading.runs.front();
    QTEST(run.tool, "tool");
    QTEST(static_cast<int>(run.points.size()), "points");
    QTEST(run.points.front().completed, "completed");
    QTEST(run.model, "model");
    for (const ImportedPoint &point : run.points) {
        QVERIFY(!point.convention.isEmpty() && point.date.isValid());
        QVERIFY(point.numPrompts >= point.completed);
        (void)auditOf(point);
    }
}

void TestFormats::vllmDetailed()
{
    const ImportedPoint point = only(u"b9821-chat-c4-goodput.json"_s);
    QCOMPARE(point.convention, u"vllm"_s);
    QCOMPARE(point.maxConcurrency, std::optional(4));
    QVERIFY(std::isinf(point.requestRate));
    QCOMPARE(point.outputLen, 32);
    QCOMPARE(point.result["engine"].text(), u"llamacpp-b9821"_s); // --metadata
    QCOMPARE(point.date, QDateTime(QDate(2026, 11, 24), QTime(6, 6, 49)));
    const auto samples = samplesOf(point);
    QVERIFY(samples && samples->timed);
    QCOMPARE(samples->requests.size(), size_t(40));
    const auto exact = agreement(point.result, *samples, {u"ttft"_s, u"itl"_s});
    QVERIFY(exact && exact->compared >= 8);
    QVERIFY2(exact->largest < 1e-9, qPrintable(exact->key));
}

void TestFormats::rustClient()
{
    const ImportedPoint point = only(u"written/vllm-rust.json"_s);
    QCOMPARE(point.failed, 1);
    QVERIFY(point.result["steady_state"]["window"].isObject() && point.result["failed_requests"].size() == 1);
    const auto samples = samplesOf(point);
    QVERIFY(!samples->requests[2].success);
    // It holds latencies, so that everything can be recomputed exactly.
    const auto all = agreement(point.result, *samples);
    QVERIFY2(all && all->largest < 1e-9, qPrintable(all->key));
}

void TestFormats::sglang()
{
    const ImportedPoint point = only(u"sglang-c4.jsonl"_s);
    QCOMPARE(point.convention, u"sglang"_s);
    QVERIFY(std::isinf(point.requestRate));
    QCOMPARE(point.inputLen, 64);
    QVERIFY(near(point, "mean_e2el_ms", 315.70548749997823));
    QVERIFY(near(point, "total_token_throughput", 1097.3728624585249));
    const auto exact = agreement(point.result, *samplesOf(point), {u"ttft"_s, u"itl"_s});
    QVERIFY2(exact && exact->largest < 1e-9, qPrintable(exact->key));
}

void TestFormats::aiperfSummaryAndRecords()
{
    const ImportedPoint summary = only(u"aiperf-qwen-c1-profile_export_aiperf.json"_s);
    QCOMPARE(summary.convention, u"aiperf"_s);
    QCOMPARE(summary.maxConcurrency, std::optional(1));
    QVERIFY(near(summary, "p99_ttft_ms", 34.344268879999994));
    QVERIFY(near(summary, "mean_itl_ms", 18.19909533160138));
    QVERIFY(near(summary, "median_e2el_ms", 3644.0809205));
    QVERIFY(near(summary, "duration", 255.56017270100003));
    QVERIFY(near(summary, "total_output_tokens", 12799));
    QVERIFY(summary.result["aiperf"]["prefill_throughput"].isObject()); // what we have no name for

    const ImportedPoint records = only(u"aiperf-qwen-c1-profile_export.jsonl"_s);
    QCOMPARE(records.completed, 10);
    const auto samples = samplesOf(records);
    QCOMPARE(samples->convention, Convention::Aiperf);
    QVERIFY(std::abs(samples->requests[0].ttft - 31.742933999999998) < 1e-9);
    QVERIFY(std::abs(samples->requests[0].itl - 18.153352603015076) < 1e-9);
    QCOMPARE(samples->requests[0].gaps, quint32(199));

    // Both together are one point: the summary's figures with the records' values.
    const ImportReading both = readResultFiles({data(u"aiperf-qwen-c1-profile_export_aiperf.json"_s),
                                                data(u"aiperf-qwen-c1-profile_export.jsonl"_s)});
    QCOMPARE(both.runs.size(), size_t(1));
    QCOMPARE(both.runs[0].points.size(), size_t(1));
    QCOMPARE(both.runs[0].points[0].completed, 64);
    QVERIFY(both.runs[0].points[0].result.contains("itls"));
    QCOMPARE(both.runs[0].files.size(), size_t(2));
}

void TestFormats::aiperfTelemetry()
{
    const ImportedPoint point = only(u"written/aiperf"_s);
    QCOMPARE(point.telemetry.size(), size_t(2));
    QCOMPARE(point.telemetry[0]["gpu_model_name"].text(), u"NVIDIA H100"_s);
    QCOMPARE(point.telemetry[1]["metrics"]["gpu_power_usage"]["avg"].number(), std::optional(312.0));
    QCOMPARE(point.failed, 1);
    QCOMPARE(point.requestRate, 2.0);
    QVERIFY(near(point, "mean_ttft_ms", 50)); // was in seconds
    QVERIFY(near(point, "mean_itl_ms", 9));   // was in microseconds
    // Alone it finds the summary beside it; without one it is a part of nothing.
    const ImportReading alone = readResultFiles({data(u"written/aiperf/gpu_telemetry_export.jsonl"_s)});
    QVERIFY(alone.allRead() && alone.runs.size() == 1);
}

void TestFormats::genaiPerf()
{
    const ImportedPoint point = only(u"written/genai-perf.json"_s);
    QCOMPARE(point.tool, u"genai-perf"_s);
    QCOMPARE(point.convention, u"aiperf"_s);
    QCOMPARE(point.inputLen, 550);
    QCOMPARE(point.outputLen, 200);
    QVERIFY(near(point, "mean_ttft_ms", 40));
    QVERIFY(near(point, "p99_e2el_ms", 3000));
    QVERIFY(near(point, "duration", 100));
}

void TestFormats::guidellmOfThreeAges()
{
    const ImportedPoint v2 = only(u"guidellm-0.8-report_v2.json"_s);
    QCOMPARE(v2.requestRate, 2.0);
    QCOMPARE(v2.inputLen, 32);   // asked for, not the mean of what was sent
    QVERIFY(!v2.maxConcurrency); // 10240 is no limit anybody set
    QVERIFY(near(v2, "mean_ttft_ms", 11.481165885925293));
    QVERIFY(near(v2, "mean_e2el_ms", 19.78909969329834));
    QVERIFY(near(v2, "total_output_tokens", 16));
    for (const auto &name : {u"written/guidellm-0.3.json"_s, u"written/guidellm-v1.json"_s}) {
        const ImportedPoint point = only(name);
        QVERIFY(near(point, "mean_itl_ms", 50));
        QVERIFY(near(point, "p99.9_ttft_ms", 100));
        const auto samples = samplesOf(point);
        QVERIFY(samples && samples->convention == Convention::Guidellm);
        QVERIFY(std::abs(samples->requests[0].itl - 50) < 1e-3);
        QVERIFY(std::abs(samples->requests[0].tpot - 900.0 / 17) < 1e-3);
    }
    QCOMPARE(only(u"written/guidellm-0.3.json"_s).maxConcurrency, std::optional(2));
    QCOMPARE(only(u"written/guidellm-0.3.json"_s).failed, 1);
    QVERIFY(near(only(u"written/guidellm-v1.json"_s), "incomplete", 1));
}

void TestFormats::inferencePerf()
{
    const ImportedPoint point = only(u"inference-perf-stage_0_lifecycle_metrics.json"_s);
    QCOMPARE(point.requestRate, 1.0);
    QCOMPARE(point.name, u"stage 0"_s);
    QVERIFY(near(point, "mean_e2el_ms", 483.22820343310013));
    QVERIFY(
        near(point, "p99.9_tpot_ms",
             1000 * point.result["inference_perf"]["successes"]["latency"]["time_per_output_token"]["p99.9"]
                        .number()
                        .value()));
}

void TestFormats::evalscope()
{
    const ImportedPoint old = only(u"written/evalscope-old-summary.json"_s);
    QCOMPARE(old.maxConcurrency, std::optional(8));
    QCOMPARE(old.failed, 2);
    QVERIFY(near(old, "mean_ttft_ms", 250));
    const ImportedPoint point = only(u"written/evalscope"_s);
    QVERIFY(near(point, "mean_ttft_ms", 80.5));
    QVERIFY(near(point, "mean_e2el_ms", 1900));
    QVERIFY(near(point, "p99_ttft_ms", 190));
    QVERIFY(near(point, "median_ttft_ms", 75));
    QVERIFY(near(point, "p99_e2el_ms", 2600));
    QVERIFY(std::isinf(point.requestRate));
    QCOMPARE(point.result["arguments"]["dataset"].text(), u"random"_s);
    QVERIFY(point.result["arguments"]["api_key"].isNull()); // secrets are not kept
}

void TestFormats::llmperf()
{
    const ImportedPoint flat = only(u"mid-random-llama_120_24_summary.json"_s);
    QCOMPARE(flat.maxConcurrency, std::optional(3));
    QVERIFY(near(flat, "median_ttft_ms", 92.2928674999639));
    QVERIFY(near(flat, "p99_itl_ms", 16.457896704973093));
    const ImportedPoint nested = only(u"written/llmperf-nested_summary.json"_s);
    QVERIFY(near(nested, "mean_ttft_ms", 550));
    QVERIFY(near(nested, "p99_e2el_ms", 9000));
    QVERIFY(near(nested, "total_output_tokens", 3100));
    const ImportedPoint responses = only(u"written/llmperf_individual_responses.json"_s);
    QCOMPARE(responses.failed, 3);
    const auto samples = samplesOf(responses);
    QVERIFY(samples && !samples->timed);
    QVERIFY(std::abs(samples->requests[0].e2el - 7450) < 1e-9);
}

void TestFormats::inferencex()
{
    const ImportedPoint point = only(u"inferencex-glm5-conc4.json"_s);
    QVERIFY(near(point, "median_ttft_ms", 264.99967742711306));
    QVERIFY(near(point, "p99_e2el_ms", 3720.3497649915516));
    QVERIFY(near(point, "median_ttft", 0.26499967742711306)); // its own member stays
    QCOMPARE(point.inputLen, 1024);
}

void TestFormats::oldResultsFolder()
{
    // The table names three runs; one of them lies beside it as JSON and counts once.
    const ImportReading reading = readResultFiles({data(u"written/old-results"_s)});
    QCOMPARE(reading.runs[0].points.size(), size_t(3));
    const ImportedPoint &point = reading.runs[0].points[1];
    QCOMPARE(point.maxConcurrency, std::optional(4));
    QCOMPARE(point.inputLen, 128);
    QVERIFY(near(point, "p99_ttft_ms", 74));
    QCOMPARE(reading.files[0].duplicates + reading.files[1].duplicates, 1);
}

void TestFormats::unknownMembersAreKept()
{
    const auto file = readResultText(R"({"model_id": "m", "num_prompts": 2, "duration": 1.5, "completed": "2",
        "request_throughput": 1.25, "mean_ttft_ms": "3.5", "std_ttft_ms": NaN, "from_the_future": {"a": [1, 2]}})",
                                     u"x.json"_s);
    QVERIFY(file.ok());
    const ImportedPoint &point = file->points.front();
    QCOMPARE(point.result["from_the_future"]["a"].size(), 2);
    QCOMPARE(point.completed, 2);
    QCOMPARE(point.result["mean_ttft_ms"].number(), std::optional(3.5));
    QVERIFY(point.result["mean_ttft_ms"].isNumber());
    QVERIFY(point.result["std_ttft_ms"].isNull());
}

SERVESCOPE_TEST(TestFormats)
#include "formats_test.moc"
