// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/timeline.h"
#include "core/base/result.h"
#include "core/metrics/figures.h"
#include "core/results/library.h"
#include "core/telemetry/server_state.h"

#include <memory>

namespace servescope {

/// Everything that the views of one point show, read and prepared once. Never changed afterwards, so that
/// worker threads may read it.
struct PointData
{
    std::vector<RequestRecord> records; ///< without warm-ups; empty where only values are known
    std::vector<TimelineBar> bars;      ///< by the time of sending
    TimelineRows packed;
    std::vector<QPointF> inFlight, outputRate;
    std::vector<ServerState> telemetry;
    Nanoseconds origin{}; ///< first dispatch
    double seconds = 0;   ///< from there to the last end
    WindowProposal proposal;
    /// Per-request values, one for each record, in this convention.
    SampleTable table;
    std::optional<Convention> fixed; ///< an imported point has but one convention
};
using SharedPointData = std::shared_ptr<const PointData>;

/// Reads journal, telemetry and, without a journal, the arrays of the result file; slow, for a worker thread.
/// Errors: those of readRecords().
Result<SharedPointData> readPointData(const StoredRun &run, const StoredPoint &point);

/// Of a point with a large journal, soon: records with their first event only, bars, rows, requests in flight
/// and the length; the rest is empty. Null where reading everything is as fast, or where there is nothing to
/// read.
SharedPointData readPointOutline(const StoredRun &run, const StoredPoint &point);

/// Only the values of its requests; nullopt where it has none. Slow as well.
std::optional<SampleTable> readPointValues(const StoredRun &run, const StoredPoint &point);

/// The name of the convention an imported point is bound to ("aiperf", also names of tools whose definitions
/// are none of ours); empty for our own, which can be told in any.
QString boundConvention(const StoredPoint &point);

/// The error of a point, or what is wrong with its file; empty when there is nothing to say.
QString pointRemark(const StoredPoint &point);

} // namespace servescope
