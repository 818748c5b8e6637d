// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/drift.h"
#include "core/analysis/slo.h"
#include "core/report/chart_data.h"
#include "ui/charts/heat_map.h"

#include <map>

namespace servescope {

/// Why points of a run are not to be trusted, by their place in it: in words without a full stop.
using PointDoubts = std::map<size_t, QString>;
/// A red instrument, prompts found in a prefix cache, one request in twenty failed, a point cut short; and
/// what `drifts` says of each point's latency in the course of it (nullopt: not known).
PointDoubts pointDoubts(const StoredRun &run, const std::vector<std::optional<Drift>> &drifts = {});

/// Output tok/s over concurrency. Where the sweep has one curve: marked with the knee and with the load up to
/// which the run's objectives are met, each with its interval.
ChartData markedThroughput(const StoredRun &run, const PointDoubts &doubts);
/// A latency figure over concurrency; a median has a band up to its p99. The objective of the run is marked.
ChartData bandedLatency(const StoredRun &run, const QString &figureKey, const PointDoubts &doubts);
/// The latency over output tok/s: a path along the loads, each point with its concurrency.
ChartData latencyOverThroughput(const StoredRun &run, const QString &figureKey, const PointDoubts &doubts);
/// Output tok/s of all users over what one of them gets (1000 / median TPOT), with the front of the points
/// that no other one beats in both.
ChartData throughputPerUser(const StoredRun &run, const PointDoubts &doubts);
/// A figure over lengths × concurrency; the mean of repeats.
HeatData heatOf(const StoredRun &run, const QString &figureKey, const PointDoubts &doubts = {});

/// What a point makes of an objective; `results` has one for each point of the run, or none where its
/// requests could not be read.
using SloResults = std::vector<std::optional<SloResult>>;
ChartData goodputOverLoad(const StoredRun &run, const SloResults &results);
ChartData attainmentOverLoad(const StoredRun &run, const SloResults &results);

} // namespace servescope
