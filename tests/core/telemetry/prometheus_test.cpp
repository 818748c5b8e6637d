// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/gpu_log.h"
#include "core/telemetry/server_state.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class PrometheusTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lines()
    {
        const auto samples = parseMetrics("# HELP a b\n# TYPE a gauge\na 1\n"
                                          "b{x=\"1\",y=\"a\\\"b\\\\c\\nd\"} 2.5e3 1700000000\r\n"
                                          "c{x=\"}\",} +Inf\nd NaN # {trace=\"7\"} 1\n"
                                          "broken{x=\"1 3\nno_value\n{} 4\n e\t-Inf\n\nlast{ } 7");
        QCOMPARE(samples.size(), size_t(6));
        QCOMPARE(samples[0].name, "a");
        QCOMPARE(samples[0].value, 1.0);
        QCOMPARE(samples[1].label("y"), "a\"b\\c\nd");
        QCOMPARE(samples[1].label("z"), "");
        QCOMPARE(samples[1].value, 2500.0);
        QCOMPARE(samples[2].label("x"), "}");
        QVERIFY(std::isinf(samples[2].value));
        QVERIFY(std::isnan(samples[3].value));
        QCOMPARE(samples[4].name, "e");
        QCOMPARE(samples[5].name, "last");
        QCOMPARE(samples[5].value, 7.0);
    }

    void anyBytes()
    {
        const QByteArray page = "a{b=\"c\\\"\"} 1\nd 2\n";
        for (qsizetype i = 0; i <= page.size(); ++i) {
            parseMetrics(page.left(i));
            QByteArray odd = page;
            odd.insert(i, char(0xff));
            parseMetrics(odd);
        }
    }

    void names_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<double>("running");
        QTest::addColumn<double>("waiting");
        QTest::addColumn<double>("cache"); // < 0: not told
        QTest::addColumn<double>("output");
        const auto row = [](const char *name, const char *page, double running, double waiting, double cache,
                            double output) {
            QTest::newRow(name) << QByteArray(page) << running << waiting << cache << output;
        };
        row("vLLM",
            "vllm:num_requests_running{engine=\"0\",model_name=\"m\"} 3\n"
            "vllm:num_requests_running{engine=\"1\",model_name=\"m\"} 4\n"
            "vllm:num_requests_waiting{engine=\"0\"} 5\nvllm:num_requests_waiting_by_reason{reason=\"x\"} 9\n"
            "vllm:kv_cache_usage_perc{engine=\"0\"} 0.5\nvllm:kv_cache_usage_perc{engine=\"1\"} 0.7\n"
            "vllm:generation_tokens_total{engine=\"0\"} 100\nvllm:generation_tokens_created{} 1.7e9\n",
            7, 5, 0.6, 100);
        row("vLLM of 2024",
            "vllm:num_requests_running 1\nvllm:num_requests_waiting 2\nvllm:gpu_cache_usage_perc 0.25\n"
            "vllm:generation_tokens_total 7\n",
            1, 2, 0.25, 7);
        row("SGLang",
            "sglang:num_running_reqs{tp_rank=\"0\"} 6\nsglang:num_running_reqs{tp_rank=\"1\"} 6\n"
            "sglang:num_queue_reqs{tp_rank=\"0\"} 1\nsglang:token_usage{tp_rank=\"0\"} 0.125\n"
            "sglang:generation_tokens_total 12\n",
            6, 1, 0.125, 12);
        row("TGI",
            "tgi_batch_current_size 4\ntgi_queue_size 2\ntgi_batch_current_max_tokens 300\n"
            "tgi_batch_total_tokens 1200\ntgi_request_generated_tokens_sum 55\n",
            4, 2, 0.25, 55);
        row("trtllm-serve",
            "trtllm_num_requests_running 2\ntrtllm_num_requests_waiting 0\ntrtllm_kv_cache_utilization 0.75\n"
            "trtllm_generation_tokens_total 9\n",
            2, 0, 0.75, 9);
        row("Triton",
            "nv_trt_llm_request_metrics{model=\"t\",request_type=\"active\"} 99\n"
            "nv_trt_llm_request_metrics{model=\"t\",request_type=\"scheduled\"} 8\n"
            "nv_trt_llm_request_metrics{model=\"t\",request_type=\"waiting\"} 3\n"
            "nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type=\"fraction\"} 0.5\n"
            "nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type=\"used\"} 77\nnv_llm_output_token_len_sum "
            "5\n",
            8, 3, 0.5, 5);
        row("llama.cpp",
            "llamacpp:requests_processing 1\nllamacpp:requests_deferred 4\n"
            "llamacpp:tokens_predicted_total 21\n",
            1, 4, -1, 21);
        row("LMDeploy",
            "lmdeploy:num_requests_running 5\nlmdeploy:num_requests_waiting 6\n"
            "lmdeploy:gpu_cache_usage_perc 0.1\nlmdeploy:generation_tokens_total 8\n",
            5, 6, 0.1, 8);
    }
    void names()
    {
        QFETCH(QByteArray, page);
        QFETCH(double, running);
        QFETCH(double, waiting);
        QFETCH(double, cache);
        QFETCH(double, output);
        const ServerState state = readServerState(parseMetrics(page));
        QCOMPARE(state[Quantity::Running].value_or(-1), running);
        QCOMPARE(state[Quantity::Waiting].value_or(-1), waiting);
        QCOMPARE(state[Quantity::CacheUse].value_or(-1), cache);
        QCOMPARE(state[Quantity::OutputTokens].value_or(-1), output);
    }

    /// What llama.cpp really sent (recorded on loopback, tag b9821).
    void aRealPage()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/transcripts/llamacpp/metrics.raw"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray raw = file.readAll();
        const ServerState state = readServerState(parseMetrics(raw.mid(raw.indexOf("\r\n\r\n") + 4)));
        QCOMPARE(state[Quantity::Running].value_or(-1), 0.0);
        QCOMPARE(state[Quantity::Waiting].value_or(-1), 0.0);
        QCOMPARE(state[Quantity::OutputTokens].value_or(-1), 0.0);
        QCOMPARE(state[Quantity::PromptTokens].value_or(-1), 0.0);
    }

    void cards()
    {
        const ServerState state = readServerState(parseMetrics(
            "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 40\nDCGM_FI_DEV_GPU_UTIL{gpu=\"1\"} 60\n"
            "DCGM_FI_DEV_POWER_USAGE{gpu=\"0\"} 100.5\nDCGM_FI_DEV_POWER_USAGE{gpu=\"1\"} 200\n"
            "DCGM_FI_DEV_FB_USED{gpu=\"0\"} 9223372036854775794\nDCGM_FI_DEV_FB_USED{gpu=\"1\"} 512\n"
            "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\"} 50\nDCGM_FI_DEV_GPU_TEMP{gpu=\"1\"} 70\n"));
        QCOMPARE(state[Quantity::GpuUtilization].value_or(-1), 50.0);
        QCOMPARE(state[Quantity::GpuPower].value_or(-1), 300.5);
        QCOMPARE(state[Quantity::GpuMemory].value_or(-1), 512.0);
        QCOMPARE(state[Quantity::GpuTemperature].value_or(-1), 70.0);
        QVERIFY(readServerState(parseMetrics("process_cpu_seconds_total 3\n")).empty());
        QVERIFY(readServerState(parseMetrics("vllm:num_requests_running NaN\n")).empty());
    }

    void quantityNames()
    {
        for (size_t i = 0; i < quantityCount; ++i)
            QCOMPARE(quantityFromName(quantityName(Quantity(i))), std::optional(Quantity(i)));
        QVERIFY(!quantityFromName(u"speed"));
    }

    void gpuLines()
    {
        const auto full = readGpuLine(u"2026/08/21 10:00:00.123, 1, 71.52, 300.00, 1024, 81559, 37, 44"_s);
        QVERIFY(full);
        QCOMPARE(full->id, u"1"_s);
        QCOMPARE(full->powerW, std::optional(71.52));
        QCOMPARE(full->memoryTotalMib, std::optional(81559.0));
        QCOMPARE(full->temperatureC, std::optional(44.0));
        const auto fanless =
            readGpuLine(u"2026/08/21 10:00:00.123, 0, [N/A], [Not Supported], 5, 10, 0, 44"_s);
        QVERIFY(fanless && !fanless->powerW && !fanless->powerCapW && fanless->utilizationPct == 0.0);
        QVERIFY(!readGpuLine(u"No devices were found"_s));
        QVERIFY(!readGpuLine(QString()));
        QVERIFY(!readGpuLine(u"timestamp, index, power.draw [W], a, b, c, d, e"_s));
    }
};

SERVESCOPE_TEST(PrometheusTest)
#include "prometheus_test.moc"
