// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/rolling_points.h"

#include <algorithm>
#include <cmath>

namespace servescope {

void RollingPoints::append(const QPointF &point)
{
    if (!std::isfinite(point.x()))
        return;
    const bool gap = !std::isfinite(point.y());
    // A longer gap says no more than a short one.
    if (gap && (m_points.empty() || !std::isfinite(m_points.back().y())))
        return;
    if (m_points.size() >= m_most)
        thin();
    const double x = m_points.empty() ? point.x() : std::max(point.x(), m_points.back().x());
    m_points.emplace_back(x, point.y());
}

void RollingPoints::thin()
{
    constexpr size_t Group = 4;
    std::vector<QPointF> kept;
    kept.reserve(m_most);
    for (size_t begin = 0; begin < m_points.size(); begin += Group) {
        const size_t end = std::min(begin + Group, m_points.size());
        const QPointF *low = nullptr;
        const QPointF *high = nullptr;
        for (size_t i = begin; i < end; ++i) {
            const QPointF &point = m_points[i];
            if (!std::isfinite(point.y()))
                continue;
            low = !low || point.y() < low->y() ? &point : low;
            high = !high || point.y() > high->y() ? &point : high;
        }
        if (!low) {
            kept.push_back(m_points[begin]);
            continue;
        }
        kept.push_back(low < high ? *low : *high);
        if (low != high)
            kept.push_back(low < high ? *high : *low);
    }
    m_points = std::move(kept);
}

} // namespace servescope
