// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QColor>
#include <QPainterPath>
#include <QPalette>
#include <QPen>

class QPainter;

namespace servescope {

/// How the n-th curve of a chart looks. Colour, dashes and marker all differ, so that a curve is told apart
/// without colours.
struct CurveStyle
{
    enum class Marker { Circle, Square, Diamond, Triangle, Pentagon, Star };
    QColor color;
    QPen pen; ///< with the dashes
    Marker marker = Marker::Circle;
};

CurveStyle curveStyle(int curve, const QPalette &palette);
/// Of a curve that is only there to be compared with.
QPen shadowPen(const QPalette &palette);
/// The marker around (0, 0).
QPainterPath markerPath(CurveStyle::Marker marker, double size);
/// A line, marker or block as the chart draws it: the sample in a legend.
void drawSample(QPainter &painter, const QRectF &area, const CurveStyle &style, ChartSeries::Style kind,
                const QPalette &palette);

} // namespace servescope
