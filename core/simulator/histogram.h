// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

namespace servescope {

/// A Prometheus histogram: counts per upper bound, sum and count.
class Histogram
{
public:
    explicit Histogram(std::vector<double> bounds)
        : m_bounds(std::move(bounds)), m_counts(m_bounds.size() + 1)
    {}

    void observe(double value)
    {
        const auto bucket = std::lower_bound(m_bounds.begin(), m_bounds.end(), value) - m_bounds.begin();
        ++m_counts[static_cast<size_t>(bucket)];
        m_sum += value;
    }

    const std::vector<double> &bounds() const { return m_bounds; }
    /// One per bound and one above them all; not cumulative.
    const std::vector<long long> &counts() const { return m_counts; }
    double sum() const { return m_sum; }

private:
    std::vector<double> m_bounds;
    std::vector<long long> m_counts;
    double m_sum = 0;
};

} // namespace servescope
