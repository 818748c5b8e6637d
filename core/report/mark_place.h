// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <vector>

namespace servescope {

/// Places in `area` for words of that size beside a line across it, `at` being a point of the line; the usual
/// one first.
std::vector<QRectF> placesBeside(const QRectF &area, bool vertical, const QPointF &at, const QSizeF &size);

/// Of these places the first that covers the fewest of the points and none of the taken places, if there is
/// one; null when there are no places.
QRectF freePlace(const std::vector<QRectF> &places, const std::vector<QPointF> &points,
                 const std::vector<QRectF> &taken);

/// Adds points to `ink` every few pixels on the way from one point to the next, the end included.
void inkBetween(std::vector<QPointF> &ink, const QPointF &from, const QPointF &to);

} // namespace servescope
