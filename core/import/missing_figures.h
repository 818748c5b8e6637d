// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/imported.h"

namespace servescope {

/// Adds to `result` the headline figures that a list of requests without a summary lacks (throughputs, mean,
/// median and p99 of the latencies), computed from its requests in the convention of the point. Gives the
/// names of what was added; nothing where the file has an output throughput, or no times.
QStringList addMissingFigures(JsonValue &result, const ImportedPoint &point);

} // namespace servescope
