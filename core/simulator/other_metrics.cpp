// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulator counts, under the names of servers other than vLLM.
#include "core/simulator/server_metrics.h"

#include <algorithm>
#include <span>

namespace servescope {

namespace {

using enum ServerKind;

/// The names, with their labels; nullptr = the server has none such.
struct Names
{
    const char *running;
    const char *waiting;
    const char *cacheUse;
    const char *promptTokens;
    const char *outputTokens;
    const char *succeeded;
};

const Names *namesOf(ServerKind server)
{
    static constexpr Names sglang{R"(sglang:num_running_reqs{engine_type="unified",tp_rank="0"})",
                                  R"(sglang:num_queue_reqs{engine_type="unified",tp_rank="0"})",
                                  R"(sglang:token_usage{engine_type="unified",tp_rank="0"})",
                                  "sglang:prompt_tokens_total",
                                  "sglang:generation_tokens_total",
                                  "sglang:num_requests_total"};
    static constexpr Names tgi{
        "tgi_batch_current_size",           "tgi_queue_size",     nullptr, "tgi_request_input_length_sum",
        "tgi_request_generated_tokens_sum", "tgi_request_success"};
    static constexpr Names triton{
        R"(nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="scheduled",version="1"})",
        R"(nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="waiting",version="1"})",
        R"(nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="fraction",model="tensorrt_llm",version="1"})",
        "nv_llm_input_token_len_sum",
        "nv_llm_output_token_len_sum",
        R"(nv_inference_request_success{model="ensemble",version="1"})"};
    static constexpr Names trtllm{
        "trtllm_num_requests_running",    "trtllm_num_requests_waiting",
        "trtllm_kv_cache_utilization",    "trtllm_prompt_tokens_total",
        "trtllm_generation_tokens_total", R"(trtllm_request_success_total{finished_reason="length"})"};
    static constexpr Names llama{"llamacpp:requests_processing", "llamacpp:requests_deferred",      nullptr,
                                 "llamacpp:prompt_tokens_total", "llamacpp:tokens_predicted_total", nullptr};
    static constexpr Names lmdeploy{
        "lmdeploy:num_requests_running",    "lmdeploy:num_requests_waiting",
        "lmdeploy:gpu_cache_usage_perc",    "lmdeploy:prompt_tokens_total",
        "lmdeploy:generation_tokens_total", R"(lmdeploy:request_success_total{finished_reason="length"})"};
    switch (server) {
    case Sglang:
        return &sglang;
    case Tgi:
        return &tgi;
    case Triton:
        return &triton;
    case TrtllmServe:
        return &trtllm;
    case LlamaCpp:
        return &llama;
    case LmDeploy:
        return &lmdeploy;
    default:
        return nullptr;
    }
}

} // namespace

QByteArray ServerMetrics::text(ServerKind server, const Gauges &gauges) const
{
    const Names *names = namesOf(server);
    if (!names)
        return {};
    const double capacity = static_cast<double>(m_cacheBlocks) * blockSize;
    const struct
    {
        const char *name;
        const char *type;
        QByteArray value;
    } rows[] = {
        {names->running, "gauge", QByteArray::number(gauges.running)},
        {names->waiting, "gauge", QByteArray::number(gauges.waiting)},
        {names->cacheUse, "gauge",
         QByteArray::number(std::min(1.0, static_cast<double>(gauges.cachedTokens) / capacity))},
        {names->promptTokens, "counter", QByteArray::number(m_promptTokens)},
        {names->outputTokens, "counter", QByteArray::number(m_generationTokens)},
        {names->succeeded, "counter", QByteArray::number(m_endedByLength + m_endedByStop)},
    };
    QByteArray out;
    for (const auto &row : std::span(rows)) {
        if (!row.name)
            continue;
        const QByteArray name(row.name);
        const qsizetype brace = name.indexOf('{');
        out += "# TYPE " + (brace < 0 ? name : name.left(brace)) + ' ' + row.type + '\n';
        out += name + ' ' + row.value + '\n';
    }
    return out;
}

} // namespace servescope
