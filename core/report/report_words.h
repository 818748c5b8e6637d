// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_run.h"

namespace servescope {

/// "Output throughput", "Request throughput" …, translated; the key itself where there is no name.
QString figureTitle(const QString &key);
QString figureTitleWithUnit(const QString &key); ///< "Output throughput (tok/s)"

/// "Output throughput (tok/s)", "P99 TTFT (ms)": a compared figure with its unit.
QString comparedFigureName(const MetricComparison &metric);

/// "concurrency 16" or "4 req/s".
QString loadName(const ReportPoint &point);
/// "128 → 64, concurrency 16"; with the run's name first where a report has several.
QString pointName(const ReportRun &run, const ReportPoint &point, bool severalRuns);

/// "2544 [2401, 2690]", "18 [17, ∞]"; the bare figure without an interval; "–" without a figure. An interval
/// without any bound says nothing and is left out.
QString estimateText(const Estimate *estimate);

/// What the audit found, translated where there is a sentence for it.
QString findingText(const Finding &finding);
QString findingMeaning(const Finding &finding);

QString verdictWord(HealthVerdict verdict); ///< "green" …, translated

/// Requests that met all objectives at that point, of those that were sent, 0 … 1.
std::optional<double> objectiveShare(const ReportPoint &point);

} // namespace servescope
