// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/figures.h"

#include <map>
#include <vector>

namespace servescope {

/// Doubles as whole numbers in the same order (NaN aside): the bits of equal signs ascend already.
quint64 orderedBits(double value);

/// The order statistics that a few percentiles of n > 0 values lie between, found piece by piece.
class WantedRanks
{
public:
    /// Of the percentiles, the median, the least and the largest value.
    WantedRanks(const std::vector<double> &percentiles, size_t n, bool step);

    /// Is any of them in [from, to)?
    bool anyIn(size_t from, size_t to) const;
    /// The piece holds the values of the ranks from `first` on, in any order, which changes.
    void findIn(std::vector<double> &piece, size_t first);
    /// Percentiles, median, minimum and maximum, once all have been found.
    void giveTo(MetricFigures &figures) const;

private:
    double value(double p) const;

    std::vector<double> m_percentiles;
    size_t m_n;
    bool m_step;
    std::map<size_t, double> m_found;
};

} // namespace servescope
