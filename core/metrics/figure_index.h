// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/figures.h"

namespace servescope {

/// What figuresOf() would look up anew for every window of time, prepared once: the pooled token gaps by size
/// and by the time their requests were sent, and the changes of the requests in flight. A window of ten
/// million gaps then takes a few milliseconds instead of most of a second. 8 bytes per gap; building it reads
/// all gaps three times.
class FigureIndex
{
public:
    explicit FigureIndex(const SampleTable &table);

    /// The gaps of the successful requests sent in [from, to) on the samples' clock. `table`: the one it was
    /// made of. The same to the last bit as metricFigures() but for mean and deviation, which agree to
    /// rounding.
    MetricFigures gapsBetween(const SampleTable &table, double from, double to,
                              const std::vector<double> &percentiles) const;
    /// Requests in flight over time, as changes in order; one that ends where another starts leaves first.
    const std::vector<std::pair<double, int>> &flights() const { return m_flights; }

private:
    /// A successful request with gaps.
    struct Source
    {
        double start = 0;
        size_t firstGap = 0;
        size_t gaps = 0;
        double mean = 0;
        double squares = 0; ///< of the distances from its own mean
    };
    std::span<const quint32> before(size_t block) const;
    void moments(std::span<const Source> sources, MetricFigures &figures) const;

    std::vector<Source> m_sources;       ///< by start
    std::vector<size_t> m_blocks;        ///< the first source of each block, and the end
    std::vector<size_t> m_bucketBegins;  ///< in m_values
    std::vector<quint32> m_countsBefore; ///< of each block: how many values of each bucket come before it
    std::vector<double> m_values;        ///< bucket after bucket; in each by the start of their requests
    std::vector<std::pair<double, int>> m_flights;
};

/// See FigureIndex::flights().
std::vector<std::pair<double, int>> flightChanges(const SampleTable &table);

} // namespace servescope
