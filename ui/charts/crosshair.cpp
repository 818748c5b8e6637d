// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/crosshair.h"

#include "ui/common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace servescope {

Crosshair::Crosshair(QGraphicsItem *parent) : QGraphicsItem(parent)
{
    setZValue(1000);
    setAcceptedMouseButtons(Qt::NoButton);
    hide();
}

void Crosshair::setLook(const QPalette &palette, const QFont &font)
{
    m_palette = palette;
    m_font = font;
    update();
}

void Crosshair::showAt(const QRectF &area, double x, const QString &heading, std::vector<Reading> readings)
{
    prepareGeometryChange();
    m_area = area;
    m_x = x;
    m_heading = heading;
    m_readings = std::move(readings);
    show();
    update();
}

void Crosshair::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(themeColors(m_palette).muted, 1, Qt::DashLine));
    painter->drawLine(QPointF(m_x, m_area.top()), QPointF(m_x, m_area.bottom()));
    painter->setRenderHint(QPainter::Antialiasing);
    for (const Reading &reading : m_readings) {
        if (!m_area.contains(reading.pixel))
            continue;
        painter->setPen(QPen(m_palette.color(QPalette::Base), 2));
        painter->setBrush(reading.color);
        painter->drawEllipse(reading.pixel, 5, 5);
    }

    QFont bold = m_font;
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    double width = metrics.horizontalAdvance(m_heading);
    for (const Reading &reading : m_readings)
        width = std::max(width, metrics.horizontalAdvance(reading.text) + 14);
    const double lineHeight = metrics.height() + 1;
    const QSizeF size(width + 16, lineHeight * static_cast<double>(m_readings.size() + 1) + 10);
    double left = m_x + 12;
    if (left + size.width() > m_area.right())
        left = m_x - 12 - size.width();
    left = std::max(left, m_area.left());
    const QRectF box(QPointF(left, m_area.top() + 6), size);

    QColor ground = m_palette.color(QPalette::Base);
    ground.setAlphaF(0.93F);
    painter->setPen(QPen(themeColors(m_palette).line, 1));
    painter->setBrush(ground);
    painter->drawRoundedRect(box, 4, 4);
    QPointF pen(box.left() + 8, box.top() + 5 + metrics.ascent());
    painter->setPen(m_palette.color(QPalette::Text));
    painter->setFont(bold);
    painter->drawText(pen, m_heading);
    painter->setFont(m_font);
    for (const Reading &reading : m_readings) {
        pen.ry() += lineHeight;
        painter->setPen(Qt::NoPen);
        painter->setBrush(reading.color);
        painter->drawEllipse(QPointF(pen.x() + 4, pen.y() - metrics.ascent() * 0.4), 4, 4);
        painter->setPen(m_palette.color(QPalette::Text));
        painter->drawText(pen + QPointF(14, 0), reading.text);
    }
}

} // namespace servescope
