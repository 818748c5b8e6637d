// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/server_metrics.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace servescope {

class ServerMetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void histogramCounts()
    {
        Histogram histogram({1, 2, 5});
        for (const double value : {0.5, 1.0, 1.5, 5.0, 9.0})
            histogram.observe(value);
        QCOMPARE(histogram.counts(), (std::vector<long long>{2, 1, 1, 1})); // bounds are inclusive
        QCOMPARE(histogram.sum(), 17.0);
    }

    void namesAndValues()
    {
        ServerMetrics metrics(u"mo\"del"_s, 300, 100);
        metrics.countToken();
        metrics.countFirstToken(250, 30ms);
        metrics.countToken();
        metrics.countGap(20ms);
        metrics.countEnd({250, 2, 1s, 1010ms, 1030ms, 1050ms, FinishReason::Length});
        metrics.countEnd({9, 0, 1s, 0s, 0s, 2s, FinishReason::Abort});
        const QByteArray text = metrics.text({3, 4, 400});
        const QByteArray labels = "{engine=\"0\",model_name=\"mo\\\"del\"";
        const auto has = [&](const QByteArray &name, const QByteArray &extra, const QByteArray &value) {
            const QByteArray line = "\nvllm:" + name + labels + extra + "} " + value + '\n';
            const bool found = text.contains(line);
            if (!found)
                qWarning("missing:%s", line.constData());
            return found;
        };
        QVERIFY(has("num_requests_running", "", "3.0"));
        QVERIFY(has("num_requests_waiting", "", "4.0"));
        QVERIFY(has("kv_cache_usage_perc", "", "0.25"));
        QVERIFY(has("prompt_tokens_total", "", "250.0"));
        QVERIFY(has("generation_tokens_total", "", "2.0"));
        QVERIFY(has("request_success_total", ",finished_reason=\"length\"", "1.0"));
        QVERIFY(has("request_success_total", ",finished_reason=\"abort\"", "1.0"));
        QVERIFY(has("time_to_first_token_seconds_bucket", ",le=\"0.02\"", "0.0"));
        QVERIFY(has("time_to_first_token_seconds_bucket", ",le=\"0.04\"", "1.0"));
        QVERIFY(has("time_to_first_token_seconds_bucket", ",le=\"+Inf\"", "1.0"));
        QVERIFY(has("time_to_first_token_seconds_sum", "", "0.03"));
        QVERIFY(has("inter_token_latency_seconds_count", "", "1.0"));
        QVERIFY(has("e2e_request_latency_seconds_count", "", "1.0"));
        QVERIFY(has("request_queue_time_seconds_sum", "", "0.01"));
        QVERIFY(has("request_time_per_output_token_seconds_sum", "", "0.02"));
        QVERIFY(has("request_prompt_tokens_bucket", ",le=\"200.0\"", "0.0"));
        QVERIFY(has("request_prompt_tokens_count", "", "1.0"));
        QVERIFY(has("cache_config_info",
                    ",block_size=\"16\",num_gpu_blocks=\"100\",enable_prefix_caching=\"False\"", "1.0"));
        QVERIFY(text.startsWith("# HELP vllm:num_requests_running "));
        QVERIFY(text.contains("\n# TYPE vllm:time_to_first_token_seconds histogram\n"));
        QVERIFY(text.endsWith('\n'));
    }

    void theCacheIsNeverFullerThanFull()
    {
        ServerMetrics metrics(u"m"_s, 300, 1);
        QVERIFY(
            metrics.text({1, 0, 999}).contains("kv_cache_usage_perc{engine=\"0\",model_name=\"m\"} 1.0\n"));
    }
};

} // namespace servescope

using servescope::ServerMetricsTest;
SERVESCOPE_TEST(ServerMetricsTest)
#include "server_metrics_test.moc"
