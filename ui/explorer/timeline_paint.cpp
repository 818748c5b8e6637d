// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tick_marks.h"
#include "ui/common/theme.h"
#include "ui/explorer/point_focus.h"
#include "ui/explorer/time_axis.h"
#include "ui/explorer/timeline_canvas.h"

#include <QPainter>

#include <algorithm>

namespace servescope {

void TimelineCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = plotArea();
    if (area.width() < 10 || area.height() < 10)
        return;
    painter.setFont(font());
    if (m_rows.rows() == 0) {
        painter.fillRect(area, palette().color(QPalette::Base));
        painter.setPen(themeColors(palette()).muted);
        const QString why =
            m_focus->data() ? tr("This result holds no times of single requests, so there is no timeline.")
                            : m_focus->reason();
        painter.drawText(area.adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, why);
        return;
    }
    if (m_stale || m_image.size() != area.size()) {
        const bool any = !m_focus->selection().empty();
        m_image = drawTimeline(m_rows, view(), palette(),
                               any ? [this](int record) { return m_focus->isSelected(record); }
                                   : std::function<bool(int)>());
        m_stale = false;
    }
    painter.drawImage(area.topLeft(), m_image);
    paintWindow(painter, area);
    paintAxis(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(themeColors(palette()).accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(-1, -1, 0, 0));
    }
}

/// What lies outside of the measuring window is veiled; each border has a handle.
void TimelineCanvas::paintWindow(QPainter &painter, const QRect &area) const
{
    const double from = std::clamp<double>(pixelAt(m_focus->windowFrom()), area.left(), area.right() + 1);
    const double to = std::clamp<double>(pixelAt(m_focus->windowTo()), area.left(), area.right() + 1);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlphaF(0.72F);
    painter.fillRect(QRectF(area.left(), area.top(), from - area.left(), area.height()), veil);
    painter.fillRect(QRectF(to, area.top(), area.right() + 1 - to, area.height()), veil);
    const QColor accent = themeColors(palette()).accent;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const double at : {pixelAt(m_focus->windowFrom()), pixelAt(m_focus->windowTo())}) {
        if (at < area.left() - 1 || at > area.right() + 2)
            continue;
        painter.setPen(QPen(accent, 2));
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom() + 1));
        painter.setPen(QPen(palette().color(QPalette::Base), 1));
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(at - 4, area.center().y() - 12, 8, 24), 3, 3);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelineCanvas::paintAxis(QPainter &painter, const QRect &area) const
{
    const ThemeColors colors = themeColors(palette());
    const int height = fontMetrics().height();
    painter.setPen(colors.muted);
    painter.drawLine(area.bottomLeft() + QPoint(0, 1), area.bottomRight() + QPoint(0, 1));
    for (const TickMark &mark : tickMarks(m_axis->from(), m_axis->to(), std::max(area.width() / 90, 2))) {
        const double x = pixelAt(mark.value);
        painter.setPen(colors.muted);
        painter.drawLine(QPointF(x, area.bottom() + 1), QPointF(x, area.bottom() + 4));
        painter.setPen(palette().color(QPalette::Text));
        const QString text = tr("%1 s", "seconds").arg(mark.text);
        const int width = fontMetrics().horizontalAdvance(text);
        const double left = std::clamp<double>(x - width / 2.0, 0, this->width() - width);
        painter.drawText(QRectF(left, area.bottom() + 5, width + 2, height), Qt::AlignLeft, text);
    }
    const auto row = [&](double value, double y, Qt::Alignment where) {
        painter.drawText(QRectF(0, y, LeftMargin - 8, height), Qt::AlignRight | where,
                         locale().toString(static_cast<int>(value)));
    };
    painter.setPen(palette().color(QPalette::Text));
    row(m_top + 1, area.top(), Qt::AlignTop);
    row(m_bottom, area.bottom() - height, Qt::AlignBottom);
    painter.save();
    painter.setPen(colors.muted);
    painter.translate(14, area.center().y());
    painter.rotate(-90);
    const QString title = m_layout == Layout::Packed ? tr("In flight", "axis") : tr("Request", "axis");
    if (fontMetrics().horizontalAdvance(title) < area.height() - 2 * height)
        painter.drawText(QRect(-100, -10, 200, 20), Qt::AlignCenter, title);
    painter.restore();
}

} // namespace servescope
