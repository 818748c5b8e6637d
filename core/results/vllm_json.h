// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/results/point_result.h"

#include <QByteArray>
#include <QJsonObject>

namespace servescope {

/// The result file of `vllm bench serve`, its keys in vLLM's order, one line. `detailed` adds the per-request
/// arrays (--save-detailed). Our own additions stand under the one key "servescope".
QByteArray vllmJson(const PointResult &result, bool detailed);

/// {label or backend}-{rate}qps[-concurrency{C}]-{model basename}-{date}.json
QString vllmFileName(const PointSetup &setup);

/// Reads a result object back, of any generation; NaN and Infinity literals are accepted (as null and ±1e999).
/// Errors: result.not_json, result.not_vllm (names the missing keys).
Result<QJsonObject> readVllmJson(const QByteArray &bytes);

} // namespace servescope
