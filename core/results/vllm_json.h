// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/results/point_result.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace servescope {

/// The result file of `vllm bench serve`, its keys in vLLM's order, one line. `detailed` adds the per-request
/// arrays (--save-detailed). Our own additions stand under the one key "servescope".
QByteArray vllmJson(const PointResult &result, bool detailed);

/// {label or backend}-{rate}qps[-concurrency{C}]-{model basename}-{date}.json
QString vllmFileName(const PointSetup &setup);

/// Reads one result back, of any generation: NaN and Infinity literals become null and "inf" (or "-inf"), the
/// old key `request_goodput:` becomes `request_goodput`, unknown keys stay. Errors: result.not_json,
/// result.not_vllm (names the missing keys), result.several.
Result<QJsonObject> readVllmJson(const QByteArray &bytes);

/// The same for a file with any number of results: one object, a list of objects, or an object per line.
Result<std::vector<QJsonObject>> readVllmResults(const QByteArray &bytes);

/// The objects of such a file, whatever they are. Errors: result.not_json.
Result<std::vector<QJsonObject>> readVllmObjects(const QByteArray &bytes);

/// Does the object look like a benchmark result, be it an incomplete one or another tool's?
bool resemblesVllmResult(const QJsonObject &object);

} // namespace servescope
