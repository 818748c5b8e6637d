// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/rolling_points.h"

#include <algorithm>
#include <cmath>
#include <utility>

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
        coarsen();
    const double x = m_points.empty() ? point.x() : std::max(point.x(), m_points.back().x());
    add({x, point.y()});
}

void RollingPoints::clear()
{
    m_points.clear();
    m_width = 0;
}

void RollingPoints::add(const QPointF &point)
{
    m_points.push_back(point);
    if (m_width == 0)
        return;
    const double bucket = std::floor(point.x() / m_width);
    if (bucket != m_bucket) {
        m_bucket = bucket;
        m_first = m_points.size() - 1;
        return;
    }
    const auto begin = m_points.begin() + static_cast<std::ptrdiff_t>(m_first);
    const QPointF *low = nullptr;
    const QPointF *high = nullptr;
    for (auto each = begin; each != m_points.end(); ++each) {
        if (!std::isfinite(each->y()))
            continue;
        low = !low || each->y() < low->y() ? &*each : low;
        high = !high || each->y() > high->y() ? &*each : high;
    }
    if (!low) {
        m_points.resize(m_first + 1);
        return;
    }
    // The newest stays too: that is where the curve is now.
    std::vector<QPointF> kept;
    for (auto each = begin; each != m_points.end(); ++each)
        if (&*each == low || &*each == high || each + 1 == m_points.end())
            kept.push_back(*each);
    m_points.resize(m_first);
    m_points.insert(m_points.end(), kept.begin(), kept.end());
}

void RollingPoints::coarsen()
{
    while (m_points.size() >= m_most) {
        const double span = m_points.back().x() - m_points.front().x();
        m_width = std::max({2 * m_width, span / (static_cast<double>(m_most) / 4), 1e-9});
        m_bucket = std::nan("");
        const std::vector<QPointF> all = std::exchange(m_points, {});
        m_points.reserve(m_most);
        for (const QPointF &point : all)
            add(point);
    }
}

} // namespace servescope
