// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <vector>

class QPainter;

namespace servescope {

class Plot;

/// Draws the marks of a chart: lines across it, their bands, and their words where they cover the least of
/// the curves and of each other.
void paintMarks(QPainter &painter, const Plot &plot, const QRectF &area);

/// Of these places the first that covers the fewest of the points and none of the taken places, if there is
/// one.
QRectF freePlace(const std::vector<QRectF> &places, const std::vector<QPointF> &points,
                 const std::vector<QRectF> &taken);

} // namespace servescope
