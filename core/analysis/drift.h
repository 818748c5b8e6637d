// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/samples.h"

#include <optional>

namespace servescope {

/// How the latency of a point moved while it was measured: the mean E2EL of the last third of its requests
/// against that of the first, both without ramp and drain (proposeWindow()).
struct Drift
{
    double percent = 0;          ///< of the first third
    double lower = 0, upper = 0; ///< 95 %
    /// More than chance, and more than ten per cent: its figures are not those of one state of the server.
    bool stands() const { return (lower > 0 && percent > 10) || (upper < 0 && percent < -10); }
};

/// `concurrency`: of a closed loop. nullopt with fewer than thirty successes in the window, or without times.
std::optional<Drift> driftOf(const SampleTable &table, std::optional<int> concurrency);

} // namespace servescope
