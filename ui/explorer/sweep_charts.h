// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/slo.h"
#include "core/report/chart_data.h"
#include "ui/charts/heat_map.h"

namespace servescope {

/// Output tok/s over concurrency, with the knee marked where the sweep has one curve and a knee, and rings
/// around points whose instrument was red.
ChartData markedThroughput(const StoredRun &run);
/// A latency figure over concurrency; a median has a band up to its p99.
ChartData bandedLatency(const StoredRun &run, const QString &figureKey);
/// The latency over output tok/s: a path along the loads, each point with its concurrency.
ChartData latencyOverThroughput(const StoredRun &run, const QString &figureKey);
/// Output tok/s of all users over what one of them gets (1000 / median TPOT), with the front of the points
/// that no other one beats in both.
ChartData throughputPerUser(const StoredRun &run);
/// A figure over lengths × concurrency; the mean of repeats.
HeatData heatOf(const StoredRun &run, const QString &figureKey);

/// What a point makes of an objective; `results` has one for each point of the run, or none where its
/// requests could not be read.
using SloResults = std::vector<std::optional<SloResult>>;
ChartData goodputOverLoad(const StoredRun &run, const SloResults &results);
ChartData attainmentOverLoad(const StoredRun &run, const SloResults &results);

} // namespace servescope
