// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_style.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <array>
#include <cmath>
#include <numbers>

namespace servescope {

namespace {

QPainterPath polygon(int corners, double radius, double innerRadius, double turn)
{
    QPainterPath path;
    const int steps = innerRadius > 0 ? corners * 2 : corners;
    for (int i = 0; i < steps; ++i) {
        const double r = innerRadius > 0 && i % 2 == 1 ? innerRadius : radius;
        const double angle = turn + 2 * std::numbers::pi * i / steps;
        const QPointF corner(r * std::sin(angle), -r * std::cos(angle));
        if (i == 0)
            path.moveTo(corner);
        else
            path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

} // namespace

CurveStyle curveStyle(int curve, const QPalette &palette)
{
    // A plain line first; the lengths are in units of the pen's width.
    static const std::array<QList<qreal>, 5> dashes{
        QList<qreal>{}, {5, 2.5}, {1.2, 2}, {6, 2, 1.2, 2}, {9, 3}};
    static constexpr int Markers = 6;
    const QVector<QColor> colors = themeColors(palette).series;

    CurveStyle style;
    style.color = colors.isEmpty() ? palette.color(QPalette::Text) : colors.at(curve % colors.size());
    style.pen = QPen(style.color, 2);
    style.pen.setCapStyle(Qt::FlatCap);
    style.pen.setJoinStyle(Qt::RoundJoin);
    if (const QList<qreal> &dash = dashes.at(static_cast<size_t>(curve) % dashes.size()); !dash.isEmpty())
        style.pen.setDashPattern(dash);
    style.marker = static_cast<CurveStyle::Marker>(curve % Markers);
    return style;
}

QPen shadowPen(const QPalette &palette)
{
    QColor faint = themeColors(palette).muted;
    faint.setAlphaF(0.5F);
    return {faint, 1.2};
}

QPainterPath markerPath(CurveStyle::Marker marker, double size)
{
    const double radius = size / 2;
    switch (marker) {
    case CurveStyle::Marker::Circle: {
        QPainterPath path;
        path.addEllipse(QPointF(), radius, radius);
        return path;
    }
    case CurveStyle::Marker::Square:
        return polygon(4, radius * 1.25, 0, std::numbers::pi / 4);
    case CurveStyle::Marker::Diamond:
        return polygon(4, radius * 1.2, 0, 0);
    case CurveStyle::Marker::Triangle:
        return polygon(3, radius * 1.25, 0, 0);
    case CurveStyle::Marker::Pentagon:
        return polygon(5, radius * 1.1, 0, 0);
    case CurveStyle::Marker::Star:
        return polygon(5, radius * 1.35, radius * 0.6, 0);
    }
    return {};
}

void drawSample(QPainter &painter, const QRectF &area, const CurveStyle &style, ChartSeries::Style kind,
                const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = area.center().y();
    switch (kind) {
    case ChartSeries::Style::Bars: {
        QColor fill = style.color;
        fill.setAlphaF(0.45F);
        painter.setPen(QPen(style.color, 1));
        painter.setBrush(fill);
        painter.drawRect(QRectF(area.center().x() - 6, middle - 5, 12, 10));
        break;
    }
    case ChartSeries::Style::Line:
    case ChartSeries::Style::Step:
    case ChartSeries::Style::LineWithMarkers:
        painter.setPen(style.pen);
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
        if (kind == ChartSeries::Style::LineWithMarkers) {
            painter.translate(area.center());
            painter.setPen(QPen(palette.color(QPalette::Base), 1));
            painter.setBrush(style.color);
            painter.drawPath(markerPath(style.marker, 9));
        }
        break;
    }
    painter.restore();
}

} // namespace servescope
