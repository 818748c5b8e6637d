// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace servescope {

/// One measured load of a sweep. `load` is the concurrency or the offered rate, whichever the sweep varies.
struct LoadPoint
{
    double load = 0;
    double throughput = 0; ///< requests or tokens per second
    double latency = 0;    ///< of the objective's metric, ms; also its interval, where known
    double latencyLower = 0, latencyUpper = 0;
};

/// The points of equal load as one (means), by ascending load; those without a positive load are left out.
std::vector<LoadPoint> curveOf(std::span<const LoadPoint> points);

/// The nearest rising sequence by least squares (pool adjacent violators; Ayer et al. 1955): noise makes a
/// measured curve fall here and there where the thing itself cannot.
std::vector<double> rising(std::span<const double> values);

/// Where more load begins to buy less throughput than it costs: Kneedle (Satopää et al. 2011) on the rising
/// curve over the logarithm of the load, both scaled to 0 … 1; the point farthest above the diagonal, if it
/// is by more than 0.1. nullopt with fewer than four loads or without such a bend.
struct Knee
{
    double load = 0;
    double throughput = 0;
    double distance = 0; ///< above the diagonal, 0 … 1: how sharp the bend is
    /// The measured loads around it and around every other one that lies as far above but for 0.05, which
    /// noise may decide: between them it is, as far as these loads can tell.
    double lower = 0, upper = 0;
};
std::optional<Knee> findKnee(std::span<const LoadPoint> curve);

/// The smallest load that yields 95 % of the largest throughput, and whether the curve is flat beyond it (the
/// last step of load adds less than 5 %); else the server was not saturated.
struct Saturation
{
    double load = 0;
    double throughput = 0; ///< the largest of the rising curve
    bool reached = false;
    double lastGain = 0; ///< of throughput in per cent, by the last step of load
};
std::optional<Saturation> findSaturation(std::span<const LoadPoint> curve);

/// The largest load whose latency stays within the objective, by interpolation of log latency over log load
/// on the rising curve. The interval comes from the intervals of the latencies.
struct MaximumLoad
{
    enum class Kind {
        Between,  ///< two measured loads enclose it
        NotMet,   ///< the smallest measured load misses the objective already
        NotBound, ///< the largest measured load still meets it: `load` is that one, the true one lies above
    } kind = Kind::Between;
    double load = 0, lower = 0, upper = 0;
};
std::optional<MaximumLoad> maximumLoad(std::span<const LoadPoint> curve, double objectiveMs);

/// Little's law: requests in flight = throughput × latency. The deviation of the one from the other, in per
/// cent of what the law gives; some per cent are due to start and drain. nullopt when a value is missing.
std::optional<double> littleDeviation(double meanInFlight, double requestsPerSecond, double meanLatencyMs);

/// The indices of the points that no other one beats in both: `gain` the larger the better, `cost` the
/// smaller.
std::vector<size_t> paretoFront(std::span<const double> gain, std::span<const double> cost);

} // namespace servescope
