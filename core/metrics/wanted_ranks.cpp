// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/wanted_ranks.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace servescope {

namespace {

/// The two order statistics a percentile lies between, and how far.
struct RankPosition
{
    size_t low = 0, high = 0;
    double share = 0;
};

RankPosition rankPosition(double p, size_t n, bool step)
{
    const size_t last = n - 1;
    if (!(p > 0))
        return {0, 0, 0};
    if (p >= 100)
        return {last, last, 0};
    if (step) {
        const auto rank = static_cast<size_t>(std::ceil(p / 100 * static_cast<double>(n) - 1e-9));
        const size_t at = std::min(rank > 0 ? rank - 1 : 0, last);
        return {at, at, 0};
    }
    const double position = p / 100 * static_cast<double>(last);
    const auto low = std::min(static_cast<size_t>(position), last);
    return {low, std::min(low + 1, last), position - static_cast<double>(low)};
}

double between(double low, double high, double share)
{
    return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}

} // namespace

quint64 orderedBits(double value)
{
    const auto bits = std::bit_cast<quint64>(value);
    return bits >> 63 ? ~bits : bits | (quint64(1) << 63);
}

WantedRanks::WantedRanks(const std::vector<double> &percentiles, size_t n, bool step)
    : m_percentiles(percentiles), m_n(n), m_step(step)
{
    std::vector<double> all = percentiles;
    all.insert(all.end(), {0, 50, 100});
    for (const double p : all) {
        const RankPosition position = rankPosition(p, n, step);
        m_found.emplace(position.low, 0.0);
        m_found.emplace(position.high, 0.0);
    }
}

bool WantedRanks::anyIn(size_t from, size_t to) const
{
    const auto first = m_found.lower_bound(from);
    return first != m_found.end() && first->first < to;
}

void WantedRanks::findIn(std::vector<double> &piece, size_t first)
{
    const size_t end = first + piece.size();
    auto from = piece.begin(); // what lies before it is in its place already
    for (auto wanted = m_found.lower_bound(first); wanted != m_found.end() && wanted->first < end; ++wanted) {
        const auto place = piece.begin() + static_cast<std::ptrdiff_t>(wanted->first - first);
        std::nth_element(from, place, piece.end());
        wanted->second = *place;
        from = place;
    }
}

void WantedRanks::giveTo(MetricFigures &figures) const
{
    for (const double p : m_percentiles)
        figures.percentiles[p] = value(p);
    figures.median = value(50);
    figures.min = value(0);
    figures.max = value(100);
}

double WantedRanks::value(double p) const
{
    const RankPosition position = rankPosition(p, m_n, m_step);
    return between(m_found.at(position.low), m_found.at(position.high), position.share);
}

} // namespace servescope
