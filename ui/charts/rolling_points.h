// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <vector>

namespace servescope {

/// Points in ascending x, never more than a number of them: when they are full, four neighbours become their
/// lowest and their highest, so that no extreme is lost and old parts get coarser.
class RollingPoints
{
public:
    explicit RollingPoints(size_t most) : m_most(most) {}

    /// A value that is not finite is a gap. A point before the last one in x is put at its x.
    void append(const QPointF &point);
    void clear() { m_points.clear(); }
    const std::vector<QPointF> &points() const { return m_points; }

private:
    void thin();
    size_t m_most;
    std::vector<QPointF> m_points;
};

} // namespace servescope
