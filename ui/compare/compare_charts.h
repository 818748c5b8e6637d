// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"
#include "ui/compare/compare_data.h"

namespace servescope {

/// A chart with a curve for each run, in the order of the runs, so that a run has one colour in all charts;
/// that of a run that is left out is empty.
struct ComparedChart
{
    ChartData chart;
    QStringList leftOut; ///< sentences: which runs have no curve, and why
};

/// A figure over concurrency, a curve for each run and length.
ChartData comparedCurves(const CompareData &data, const QStringList &names, const QString &figureKey);

/// The empirical distributions of a latency ("ttft", "tpot", "itl", "e2el") at the baseline's point with that
/// position and its counterparts, all in one convention; slow: reads journals.
ComparedChart comparedEcdf(const CompareData &data, const QStringList &names, int point,
                           const QString &metric);

/// The course of a point and its counterparts over the seconds since each one's first request.
struct ComparedCourses
{
    ChartData inFlight, outputRate;
    QStringList leftOut;
};
/// Slow as well.
ComparedCourses comparedCourses(const CompareData &data, const QStringList &names, int point);

} // namespace servescope
