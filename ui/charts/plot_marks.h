// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QRectF;

namespace servescope {

class Plot;

/// Draws the marks of a chart: lines across it, their bands, and their words where they cover the least of
/// the curves and of each other.
void paintMarks(QPainter &painter, const Plot &plot, const QRectF &area);

} // namespace servescope
