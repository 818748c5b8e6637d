// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/telemetry/prometheus.h"

#include <QString>

#include <array>
#include <optional>

namespace servescope {

/// What is read out of a server's metrics, whatever the server calls it.
enum class Quantity : quint8 {
    Running,        ///< requests in the batch
    Waiting,        ///< requests queued
    CacheUse,       ///< KV cache, 0 … 1
    PrefixQueries,  ///< tokens looked up in the prefix cache; counts up
    PrefixHits,     ///< … and found there; counts up
    PrefixHitRate,  ///< 0 … 1, where the server gives no counters
    PromptTokens,   ///< counts up
    OutputTokens,   ///< counts up
    Preemptions,    ///< counts up
    Succeeded,      ///< requests; counts up
    GpuUtilization, ///< 0 … 100 %, mean over the cards
    GpuPower,       ///< W, all cards together
    GpuMemory,      ///< MiB in use, all cards together
    GpuTemperature, ///< °C, the hottest card
};
constexpr size_t quantityCount = size_t(Quantity::GpuTemperature) + 1;

/// A stable name for files: "running", "kv_cache_use" …
QString quantityName(Quantity quantity);
std::optional<Quantity> quantityFromName(QStringView name);

/// The server at one moment; what it does not tell is absent.
struct ServerState
{
    Nanoseconds time{}; ///< monotonicNow() when the answer had come
    std::array<std::optional<double>, quantityCount> values;

    std::optional<double> operator[](Quantity quantity) const { return values[size_t(quantity)]; }
    bool empty() const;
};

/// Reads vLLM's names (old and new), SGLang's, TGI's, trtllm-serve's, Triton's, llama.cpp's, LMDeploy's and
/// those of NVIDIA's DCGM exporter. Sums over engines, takes one of several tensor-parallel ranks that report
/// the same. NaN, infinities and DCGM's "blank" values count as absent.
ServerState readServerState(const std::vector<MetricSample> &samples);

} // namespace servescope
