// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"
#include "core/report/report_run.h"

namespace servescope {

/// A figure ("output_throughput", "p99_ttft_ms" …) over the load, a curve per run and pair of lengths, with
/// its 95 % intervals; an objective on that metric is a mark. Repeats of a load are one point: their mean,
/// with the interval between them.
ReportChart figureOverLoad(const std::vector<ReportRun> &runs, const QString &key);

/// Median latency over output throughput, from the lowest load on: what each further token per second costs.
ReportChart latencyOverThroughput(const std::vector<ReportRun> &runs, const QString &latencyKey);

/// Cumulative distributions of a metric ("ttft" …) for the points of one pair of lengths, at most eight of
/// them. Each is drawn through 104 quantiles.
ReportChart distributionsOf(const ReportRun &run, int inputLen, int outputLen, const char *metric);

/// The histogram of a metric of one point.
ReportChart histogramOf(const ReportPoint &point, const char *metric);

/// All curves, then all distributions of a report; empty ones are left out.
std::vector<ReportChart> curveCharts(const std::vector<ReportRun> &runs);
std::vector<ReportChart> distributionCharts(const std::vector<ReportRun> &runs);

/// The pairs of lengths a run was measured with, ascending; {0, 0} where the data set decided.
std::vector<std::pair<int, int>> lengthPairs(const ReportRun &run);

} // namespace servescope
