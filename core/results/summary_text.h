// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/point_result.h"

namespace servescope {

/// The block `vllm bench serve` prints at its end: 50 columns, rows "%-40s %-10s", two decimals; a metric
/// without a value reads N/A. Ends with a line feed.
QString summaryText(const PointResult &result);

} // namespace servescope
