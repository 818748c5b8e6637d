// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <limits>
#include <span>
#include <vector>

namespace servescope {

/// A figure with its 95 % interval.
struct Estimate
{
    enum class Basis {
        None,      ///< no interval: too few values, or only a figure is known
        Ranks,     ///< order statistics
        Bootstrap, ///< of requests, each with all its token gaps
        Clusters,  ///< of a pooled percentile, by the spread between requests
        Spread,    ///< from a published mean, deviation and count
        Repeats,   ///< between runs
    };
    static constexpr double open = std::numeric_limits<double>::infinity();

    double value = 0;
    double lower = -open; ///< −infinity: the data set no bound
    double upper = open;
    double degrees = open; ///< of freedom behind the interval
    qint64 count = 0;      ///< independent units: requests, or runs
    Basis basis = Basis::None;

    bool hasInterval() const { return basis != Basis::None; }
    bool isBounded() const { return lower > -open && upper < open; }
};

/// How much a mean of values in their order of arrival varies more than it would if they were independent
/// (≥ 1): the variance between batches of consecutive values against the variance of single ones, where it is
/// significantly larger (90 %). Requests under load come in waves; an interval that ignores them is too
/// short.
/// `rarity`: the share of ones when the values are zeros and ones.
double designEffect(std::span<const double> valuesInOrder, double rarity = 0.5);

/// The p-th percentile (0 < p < 100) of independent values. Its interval comes from the binomial ranks of the
/// order statistics (distribution-free), interpolated between neighbours so that it does not overshoot
/// (Hettmansperger and Sheather 1986, Nyblom 1992), and widened by designEffect(). Where the sample is too
/// small for a bound (p99 needs some 370 values) that side is open.
Estimate percentileEstimate(std::span<const double> valuesInOrder, double p, bool step = false);

/// The mean of independent values: bootstrap-t (Efron and Tibshirani 1993, ch. 12) of at most a thousand
/// clusters of consecutive values, seeded; Student's t below 8 values.
Estimate meanEstimate(std::span<const double> valuesInOrder, quint64 seed = 0);

/// Σx / Σw over requests: the mean of all token gaps (x their sum, w their number), or tokens per second.
Estimate ratioEstimate(std::span<const double> x, std::span<const double> w, quint64 seed = 0);

/// The p-th percentile of values that come in clusters, cluster after cluster (`sizes`): the token gaps of
/// requests. Woodruff's interval (1952): that of the share of values below it, a ratio over clusters by
/// bootstrap-t, turned into values.
Estimate pooledPercentileEstimate(std::span<const double> values, std::span<const quint32> sizes, double p,
                                  quint64 seed = 0);

/// From what a summary publishes; assumes independent values.
Estimate publishedMean(double mean, double stddev, qint64 count);

/// The mean over repeated runs with Student's interval between them: whatever differs from run to run is in
/// it.
Estimate repeatsEstimate(std::span<const double> values);

/// How far two single runs of the same thing differ at most in 95 of 100 cases, in the unit of the values:
/// the noise band of an A/A comparison. NaN with fewer than two repeats.
double noiseBand(std::span<const double> repeats);

} // namespace servescope
