// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

namespace servescope {

/// A histogram whose bins are equally wide on a logarithmic axis, as a staircase; values ≤ 0 are left out.
/// `sortedMs` ascending.
ChartData logHistogram(const QString &metricName, std::span<const double> sortedMs);

/// The percentiles of ascending values over a logarithmic axis of how rare a larger one is: at N stands the
/// value that one in N exceeds (2: the median, 100: the p99). Up to the number of values; ≤ 400 points.
ChartData percentileCurve(const QString &metricName, std::span<const double> sortedMs);
/// The limits a distribution is judged by: a mark at the objective (ms), if there is one.
void markObjective(ChartData &chart, std::optional<double> objectiveMs,
                   Qt::Orientation across = Qt::Vertical);

} // namespace servescope
