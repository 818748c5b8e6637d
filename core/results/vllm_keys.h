// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/summary.h"

#include <QByteArray>
#include <QString>

#include <array>

namespace servescope {

/// The four latencies of a vLLM result, in its order.
enum class VllmMetric { Ttft, Tpot, Itl, E2el };
inline constexpr std::array vllmMetrics{VllmMetric::Ttft, VllmMetric::Tpot, VllmMetric::Itl,
                                        VllmMetric::E2el};

QString vllmMetricKey(VllmMetric metric);   ///< "ttft"
QString vllmMetricName(VllmMetric metric);  ///< "TTFT"
QString vllmMetricTitle(VllmMetric metric); ///< "Time to First Token"
const Distribution &vllmDistribution(const Summary &summary, VllmMetric metric);

/// 99 → "99", 99.9 → "99.9": how vLLM spells a percentile in keys and texts.
QByteArray percentileWord(double p);

} // namespace servescope
