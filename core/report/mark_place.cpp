// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/mark_place.h"

#include <algorithm>
#include <cmath>

namespace servescope {

std::vector<QRectF> placesBeside(const QRectF &area, bool vertical, const QPointF &at, const QSizeF &size)
{
    std::vector<QRectF> places;
    const auto add = [&](double x, double y) {
        const QRectF place(QPointF(x, y), size);
        if (area.contains(place))
            places.push_back(place);
    };
    if (vertical) {
        const auto rows = static_cast<int>((area.height() - 4) / size.height());
        for (int row = 0; row < rows; ++row) {
            const double y = area.top() + 4 + row * size.height();
            add(at.x() + 5, y);
            add(at.x() - 5 - size.width(), y);
        }
        if (places.empty()) // wider than the room at either side: across the line
            add(std::clamp(at.x() + 5, area.left() + 4,
                           std::max(area.left() + 4, area.right() - 4 - size.width())),
                area.top() + 4);
    } else {
        const double above = at.y() - 2 - size.height();
        const double below = at.y() + 2;
        for (const double share : {1.0, 0.0, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125}) {
            const double x = area.left() + 6 + (area.width() - size.width() - 12) * share;
            add(x, above);
            add(x, below);
        }
    }
    return places;
}

QRectF freePlace(const std::vector<QRectF> &places, const std::vector<QPointF> &points,
                 const std::vector<QRectF> &taken)
{
    QRectF best;
    qsizetype least = -1;
    for (const QRectF &place : places) {
        const QRectF room = place.adjusted(-3, -2, 3, 2);
        qsizetype covered =
            std::ranges::count_if(points, [&room](const QPointF &p) { return room.contains(p); });
        for (const QRectF &other : taken)
            covered += other.intersects(place) ? 1'000'000 : 0; // words over words can be read by nobody
        if (least < 0 || covered < least) {
            least = covered;
            best = place;
        }
        if (least == 0)
            break;
    }
    return best;
}

void inkBetween(std::vector<QPointF> &ink, const QPointF &from, const QPointF &to)
{
    constexpr double step = 5; // pixels
    const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
    const auto pieces = static_cast<int>(std::min(length / step, 500.0));
    for (int piece = 1; piece <= pieces; ++piece)
        ink.push_back(from + (to - from) * piece / (pieces + 1.0));
    ink.push_back(to);
}

} // namespace servescope
