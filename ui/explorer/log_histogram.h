// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

namespace servescope {

/// A histogram whose bins are equally wide on a logarithmic axis, as a staircase; values ≤ 0 are left out.
/// `sortedMs` ascending.
ChartData logHistogram(const QString &metricName, std::span<const double> sortedMs);

/// The limits a distribution is judged by: vertical marks at the objective (ms), if there is one.
void markObjective(ChartData &chart, std::optional<double> objectiveMs);

} // namespace servescope
