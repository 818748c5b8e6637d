// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_comparison.h"
#include "core/analysis/setup_difference.h"

#include <memory>

namespace servescope {

/// Several runs held against the first one.
struct CompareData
{
    static constexpr int MostRuns = 8;

    std::vector<MeasuredRun> runs;             ///< the baseline first
    std::vector<StoredRun> stored;             ///< the same
    std::vector<Result<RunComparison>> versus; ///< runs[i + 1] against the baseline
    std::vector<SetupDifference> setup;
};
using SharedCompareData = std::shared_ptr<const CompareData>;

/// Reads and compares the run folders; slow, for a worker thread. More than MostRuns are cut off. Errors:
/// those of openRun() and openMeasured(). Runs that cannot be compared are in `versus` as errors.
Result<SharedCompareData> compareFolders(const QStringList &paths);

/// "Output", "P99 TTFT" … in the language of the window.
QString comparedName(const MetricComparison &metric);

} // namespace servescope
