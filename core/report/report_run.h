// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"
#include "core/analysis/audit.h"
#include "core/analysis/run_comparison.h"
#include "core/base/result.h"
#include "core/results/run_folder.h"

#include <array>

namespace servescope {

/// One point of a run with everything a report says of it.
struct ReportPoint
{
    PointEvidence evidence;
    int numPrompts = 0;
    QString convention;
    QString problem;                       ///< why there is no result
    std::vector<MetricComparison> figures; ///< with intervals (as `baseline`); empty without a result
    std::vector<Finding> findings;
    /// A figure by its key, N/A as nullptr.
    const Estimate *figure(QStringView key) const;
};

/// A run of any origin, read and evaluated.
struct ReportRun
{
    MeasuredRun measured;
    std::optional<Manifest> manifest; ///< of a run folder
    QByteArray scenario;              ///< combos.yaml as it was; empty for result files of others
    std::vector<ReportPoint> points;
    QMap<QString, double> objectives;
    RunEvidence evidence; ///< what the advice rests on
};

/// Reads a run folder or a result file of any tool. Slow: journals are read and intervals computed. Errors:
/// those of openMeasured().
Result<ReportRun> readReportRun(const QString &path);

/// The four latency metrics, as keys and as members of a sample.
struct LatencyMetric
{
    const char *key;  ///< "ttft"
    const char *name; ///< "TTFT"
};
const std::array<LatencyMetric, 4> &latencyMetrics();
/// Values of a metric in ms, ascending; empty without samples.
std::vector<double> sortedLatencies(const PointEvidence &point, const char *key);

} // namespace servescope
