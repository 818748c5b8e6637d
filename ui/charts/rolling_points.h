// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <vector>

namespace servescope {

/// Points in ascending x, never more than a number of them: when they are full, they are gathered in
/// stretches of x, each of which keeps its lowest, highest and last. All stretches have one width, which
/// grows with the whole, so that old parts are no coarser than new ones and no extreme is lost.
class RollingPoints
{
public:
    explicit RollingPoints(size_t most) : m_most(most) {}

    /// A value that is not finite is a gap. A point before the last one in x is put at its x.
    void append(const QPointF &point);
    void clear();
    const std::vector<QPointF> &points() const { return m_points; }

private:
    void add(const QPointF &point);
    void coarsen();

    size_t m_most;
    std::vector<QPointF> m_points;
    double m_width = 0;  ///< of a stretch; 0 = every point is kept
    double m_bucket = 0; ///< number of the newest stretch
    size_t m_first = 0;  ///< its first point
};

} // namespace servescope
