// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"
#include "ui/compare/compare_data.h"

namespace servescope {

/// A figure over concurrency, a curve for each run and length.
ChartData comparedCurves(const CompareData &data, const QStringList &names, const QString &figureKey);

/// The empirical distributions of a latency ("ttft", "tpot", "itl", "e2el") at the baseline's point with that
/// position and its counterparts; slow: reads journals.
ChartData comparedEcdf(const CompareData &data, const QStringList &names, int point, const QString &metric);

} // namespace servescope
