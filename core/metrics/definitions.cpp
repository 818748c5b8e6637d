// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/definitions.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace servescope {

namespace {

constexpr const char *vllm = "vLLM's benchmark client (vllm bench serve)";
constexpr const char *ours = "ServeScope";

constexpr std::array<MetricDefinition, 16> table{{
    {"ttft", QT_TRANSLATE_NOOP("Metrics", "Time to first token"), "ms", true,
     QT_TRANSLATE_NOOP("Metrics", "t(first event with choices) − sent; a role-only or empty event counts"),
     vllm},
    {"tpot", QT_TRANSLATE_NOOP("Metrics", "Time per output token"), "ms", true,
     QT_TRANSLATE_NOOP("Metrics",
                       "(E2EL − TTFT) / (n − 1), n = output tokens; requests with n ≤ 1 are left out"),
     vllm},
    {"itl", QT_TRANSLATE_NOOP("Metrics", "Inter-token latency"), "ms", true,
     QT_TRANSLATE_NOOP(
         "Metrics", "every gap between consecutive events with choices, of all completed requests together"),
     vllm},
    {"e2el", QT_TRANSLATE_NOOP("Metrics", "End-to-end latency"), "ms", true,
     QT_TRANSLATE_NOOP("Metrics", "t(last event with choices) − sent; a usage event after it does not count"),
     vllm},
    {"client_queue_time", QT_TRANSLATE_NOOP("Metrics", "Client queue time"), "ms", true,
     QT_TRANSLATE_NOOP(
         "Metrics",
         "sent − scheduled: how long a request waited for a free place under the concurrency limit"),
     ours},
    {"request_throughput", QT_TRANSLATE_NOOP("Metrics", "Request throughput"), "req/s", false,
     QT_TRANSLATE_NOOP("Metrics", "completed requests / duration"), vllm},
    {"request_goodput", QT_TRANSLATE_NOOP("Metrics", "Request goodput"), "req/s", false,
     QT_TRANSLATE_NOOP(
         "Metrics",
         "completed requests that meet every objective (≤) / duration; a request with n ≤ 1 meets any TPOT"),
     vllm},
    {"output_throughput", QT_TRANSLATE_NOOP("Metrics", "Output token throughput"), "tok/s", false,
     QT_TRANSLATE_NOOP("Metrics", "sum of the output tokens of completed requests / duration"), vllm},
    {"total_token_throughput", QT_TRANSLATE_NOOP("Metrics", "Total token throughput"), "tok/s", false,
     QT_TRANSLATE_NOOP("Metrics", "sum of the prompt and output tokens of completed requests / duration"),
     vllm},
    {"max_output_tokens_per_s", QT_TRANSLATE_NOOP("Metrics", "Peak output token throughput"), "tok/s", false,
     QT_TRANSLATE_NOOP("Metrics", "most events with choices in one second, in seconds counted from the first "
                                  "completed request's start"),
     vllm},
    {"max_concurrent_requests", QT_TRANSLATE_NOOP("Metrics", "Peak concurrent requests"), "", false,
     QT_TRANSLATE_NOOP("Metrics", "most requests between sent and end at one instant; one that ends as "
                                  "another starts does not overlap it"),
     ours},
    {"duration", QT_TRANSLATE_NOOP("Metrics", "Benchmark duration"), "s", true,
     QT_TRANSLATE_NOOP("Metrics", "last end − first dispatch, failed requests included, warm-ups excluded"),
     vllm},
    {"completed", QT_TRANSLATE_NOOP("Metrics", "Successful requests"), "", false,
     QT_TRANSLATE_NOOP("Metrics", "requests with status 200, no error and at least one event with choices"),
     vllm},
    {"failed", QT_TRANSLATE_NOOP("Metrics", "Failed requests"), "", true,
     QT_TRANSLATE_NOOP("Metrics", "requests that are not successful, those never sent included"), vllm},
    {"total_input_tokens", QT_TRANSLATE_NOOP("Metrics", "Total input tokens"), "tok", false,
     QT_TRANSLATE_NOOP(
         "Metrics",
         "sum over completed requests: usage, else the own tokenizer's count, else the requested length"),
     vllm},
    {"total_output_tokens", QT_TRANSLATE_NOOP("Metrics", "Total generated tokens"), "tok", false,
     QT_TRANSLATE_NOOP(
         "Metrics",
         "sum over completed requests: usage, else the own tokenizer's count, else events that carry text"),
     vllm},
}};

} // namespace

std::span<const MetricDefinition> metricDefinitions()
{
    return table;
}

const MetricDefinition *findMetric(QStringView key)
{
    const auto found = std::ranges::find_if(table, [key](const MetricDefinition &definition) {
        return key == QLatin1StringView(definition.key);
    });
    return found == table.end() ? nullptr : &*found;
}

} // namespace servescope
