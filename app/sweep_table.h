// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/summary.h"
#include "core/run/run_queue.h"

#include <QString>

#include <map>
#include <vector>

namespace servescope {

/// The points of a sweep as an aligned text table, one line each; "N/A" where a point has no such figure.
QString sweepTable(const std::vector<QueuedPoint> &points, const std::map<int, Summary> &summaries);

} // namespace servescope
