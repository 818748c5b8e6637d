// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/server_state.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

enum class Join : quint8 { Sum, Mean, Largest };

struct Name
{
    const char *name;
    Quantity quantity;
    const char *label = nullptr; ///< only samples with this label …
    const char *value = nullptr; ///< … of this value
    double scale = 1;
};

using enum Quantity;

// Taken from the servers' sources and documentation, met live only at llama.cpp: the probe reads a server's
// page and says which quantities it knows there. Where a server has both an old and a new name for one thing,
// only one of them is there at a time.
constexpr Name names[] = {
    // vLLM; the gpu_… names are those of releases before 2025-06
    {"vllm:num_requests_running", Running},
    {"vllm:num_requests_waiting", Waiting},
    {"vllm:kv_cache_usage_perc", CacheUse},
    {"vllm:gpu_cache_usage_perc", CacheUse},
    {"vllm:prefix_cache_queries_total", PrefixQueries},
    {"vllm:gpu_prefix_cache_queries_total", PrefixQueries},
    {"vllm:prefix_cache_hits_total", PrefixHits},
    {"vllm:gpu_prefix_cache_hits_total", PrefixHits},
    {"vllm:gpu_prefix_cache_hit_rate", PrefixHitRate},
    {"vllm:prompt_tokens_total", PromptTokens},
    {"vllm:generation_tokens_total", OutputTokens},
    {"vllm:num_preemptions_total", Preemptions},
    {"vllm:request_success_total", Succeeded},
    // SGLang
    {"sglang:num_running_reqs", Running},
    {"sglang:num_queue_reqs", Waiting},
    {"sglang:token_usage", CacheUse},
    {"sglang:cache_hit_rate", PrefixHitRate},
    {"sglang:cached_tokens_total", PrefixHits},
    {"sglang:prompt_tokens_total", PromptTokens},
    {"sglang:generation_tokens_total", OutputTokens},
    {"sglang:num_requests_total", Succeeded},
    // TGI; the cache is told as two counts of tokens, see below
    {"tgi_batch_current_size", Running},
    {"tgi_queue_size", Waiting},
    {"tgi_request_input_length_sum", PromptTokens},
    {"tgi_request_generated_tokens_sum", OutputTokens},
    {"tgi_request_success", Succeeded},
    // trtllm-serve
    {"trtllm_num_requests_running", Running},
    {"trtllm_num_requests_waiting", Waiting},
    {"trtllm_kv_cache_utilization", CacheUse},
    {"trtllm_kv_cache_hit_rate", PrefixHitRate},
    {"trtllm_prompt_tokens_total", PromptTokens},
    {"trtllm_generation_tokens_total", OutputTokens},
    {"trtllm_request_success_total", Succeeded},
    // Triton with the TensorRT-LLM backend
    {"nv_trt_llm_request_metrics", Running, "request_type", "scheduled"},
    {"nv_trt_llm_request_metrics", Waiting, "request_type", "waiting"},
    {"nv_trt_llm_kv_cache_block_metrics", CacheUse, "kv_cache_block_type", "fraction"},
    {"nv_llm_input_token_len_sum", PromptTokens},
    {"nv_llm_output_token_len_sum", OutputTokens},
    {"nv_gpu_utilization", GpuUtilization, nullptr, nullptr, 100},
    {"nv_gpu_power_usage", GpuPower},
    {"nv_gpu_memory_used_bytes", GpuMemory, nullptr, nullptr, 1.0 / (1024 * 1024)},
    // llama.cpp
    {"llamacpp:requests_processing", Running},
    {"llamacpp:requests_deferred", Waiting},
    {"llamacpp:kv_cache_usage_ratio", CacheUse},
    {"llamacpp:prompt_tokens_total", PromptTokens},
    {"llamacpp:tokens_predicted_total", OutputTokens},
    // LMDeploy
    {"lmdeploy:num_requests_running", Running},
    {"lmdeploy:num_requests_waiting", Waiting},
    {"lmdeploy:gpu_cache_usage_perc", CacheUse},
    {"lmdeploy:prefix_cache_hit_rate", PrefixHitRate},
    {"lmdeploy:cached_tokens_total", PrefixHits},
    {"lmdeploy:prompt_tokens_total", PromptTokens},
    {"lmdeploy:generation_tokens_total", OutputTokens},
    {"lmdeploy:request_success_total", Succeeded},
    // DCGM exporter, and its names of before 2020
    {"DCGM_FI_DEV_GPU_UTIL", GpuUtilization},
    {"DCGM_FI_DEV_POWER_USAGE", GpuPower},
    {"DCGM_FI_DEV_FB_USED", GpuMemory},
    {"DCGM_FI_DEV_GPU_TEMP", GpuTemperature},
    {"dcgm_gpu_utilization", GpuUtilization},
    {"dcgm_power_usage", GpuPower},
    {"dcgm_fb_used", GpuMemory},
    {"dcgm_gpu_temp", GpuTemperature},
};

constexpr double blank = 9.2e18; // DCGM's sentinels for "no value" begin near 2^63

Join joinOf(Quantity quantity)
{
    switch (quantity) {
    case CacheUse:
    case PrefixHitRate:
    case GpuUtilization:
        return Join::Mean;
    case GpuTemperature:
        return Join::Largest;
    default:
        return Join::Sum;
    }
}

/// All ranks of a tensor-parallel group report the same requests: only the first counts.
bool isRepeatedRank(const MetricSample &sample)
{
    const auto later = [&sample](QByteArrayView name) {
        const QByteArray rank = sample.label(name);
        return !rank.isEmpty() && rank != "0";
    };
    return later("tp_rank") || later("pp_rank") || later("moe_ep_rank");
}

constexpr std::array<QLatin1StringView, quantityCount> fileNames{
    "running"_L1,           "waiting"_L1,          "kv_cache_use"_L1,  "prefix_cache_queries"_L1,
    "prefix_cache_hits"_L1, "prefix_hit_rate"_L1,  "prompt_tokens"_L1, "output_tokens"_L1,
    "preemptions"_L1,       "succeeded"_L1,        "gpu_util_pct"_L1,  "gpu_power_w"_L1,
    "gpu_memory_mib"_L1,    "gpu_temperature_c"_L1};

/// Sums, means and largest values in the making.
class Joined
{
public:
    void add(Quantity quantity, double value)
    {
        auto &sum = m_sums[size_t(quantity)];
        int &count = m_counts[size_t(quantity)];
        sum = count == 0 ? value : joinOf(quantity) == Join::Largest ? std::max(sum, value) : sum + value;
        ++count;
    }
    ServerState state() const
    {
        ServerState state;
        for (size_t i = 0; i < quantityCount; ++i) {
            if (m_counts[i] > 0)
                state.values[i] = joinOf(Quantity(i)) == Join::Mean ? m_sums[i] / m_counts[i] : m_sums[i];
        }
        return state;
    }

private:
    std::array<double, quantityCount> m_sums{};
    std::array<int, quantityCount> m_counts{};
};

} // namespace

QString quantityName(Quantity quantity)
{
    return fileNames[size_t(quantity)];
}

std::optional<Quantity> quantityFromName(QStringView name)
{
    const auto found = std::find(fileNames.begin(), fileNames.end(), name);
    if (found == fileNames.end())
        return std::nullopt;
    return static_cast<Quantity>(found - fileNames.begin());
}

bool ServerState::empty() const
{
    return std::none_of(values.begin(), values.end(), [](const auto &value) { return value.has_value(); });
}

ServerState readServerState(const std::vector<MetricSample> &samples)
{
    static const QMultiHash<QByteArray, const Name *> byName = [] {
        QMultiHash<QByteArray, const Name *> hash;
        for (const Name &name : names)
            hash.insert(name.name, &name);
        return hash;
    }();
    Joined joined;
    std::optional<double> tgiUsed, tgiRoom;
    for (const MetricSample &sample : samples) {
        if (!std::isfinite(sample.value) || std::abs(sample.value) > blank || isRepeatedRank(sample))
            continue;
        if (sample.name == "tgi_batch_current_max_tokens")
            tgiUsed = sample.value;
        else if (sample.name == "tgi_batch_total_tokens")
            tgiRoom = sample.value;
        const auto [from, to] = byName.equal_range(sample.name);
        for (auto it = from; it != to; ++it) {
            const Name &name = **it;
            if (!name.label || sample.label(name.label) == name.value)
                joined.add(name.quantity, sample.value * name.scale);
        }
    }
    if (tgiUsed && tgiRoom && *tgiRoom > 0)
        joined.add(CacheUse, *tgiUsed / *tgiRoom);
    return joined.state();
}

} // namespace servescope
