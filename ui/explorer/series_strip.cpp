// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/series_strip.h"

#include "ui/charts/axes.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/curve_style.h"
#include "ui/charts/decimate.h"
#include "ui/common/theme.h"
#include "ui/explorer/time_axis.h"
#include "ui/explorer/timeline_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

namespace {

constexpr double Nowhere = std::numeric_limits<double>::quiet_NaN();

} // namespace

SeriesStrip::SeriesStrip(const QString &title, TimeAxis *axis, QWidget *parent)
    : QWidget(parent), m_title(title), m_axis(axis), m_at(Nowhere)
{
    setMouseTracking(true);
    setAccessibleName(title);
    connect(axis, &TimeAxis::changed, this, qOverload<>(&QWidget::update));
}

void SeriesStrip::setCurves(std::vector<StripCurve> curves, double most)
{
    m_curves = std::move(curves);
    double highest = most;
    for (const StripCurve &curve : m_curves) {
        for (const QPointF &point : curve.points) {
            if (std::isfinite(point.y()))
                highest = std::max(highest, point.y());
        }
    }
    m_most = planAxis(std::vector<double>{0, highest}, {false, true, false, false}).max;
    update();
}

double SeriesStrip::valueAt(const StripCurve &curve, double seconds)
{
    const auto after = std::upper_bound(curve.points.begin(), curve.points.end(), seconds,
                                        [](double x, const QPointF &point) { return x < point.x(); });
    if (std::isnan(seconds) || after == curve.points.begin() || curve.points.empty())
        return Nowhere;
    const QPointF before = *std::prev(after);
    if (curve.steps)
        return before.y();
    if (after == curve.points.end())
        return before.x() == seconds ? before.y() : Nowhere;
    const double share = (seconds - before.x()) / (after->x() - before.x());
    return before.y() + share * (after->y() - before.y());
}

void SeriesStrip::pointAt(double seconds)
{
    m_at = seconds;
    update();
}

QRect SeriesStrip::plotArea() const
{
    return rect().adjusted(TimelineCanvas::LeftMargin, fontMetrics().height() + 3,
                           -TimelineCanvas::RightMargin, -4);
}

double SeriesStrip::secondsAt(double x) const
{
    const QRect area = plotArea();
    return m_axis->from() + (x - area.left()) / std::max(area.width(), 1) * (m_axis->to() - m_axis->from());
}

void SeriesStrip::paintLegend(QPainter &painter) const
{
    const QFontMetrics metrics = fontMetrics();
    double x = TimelineCanvas::LeftMargin;
    const double baseline = metrics.ascent() + 1;
    painter.setPen(themeColors(palette()).muted);
    painter.drawText(QPointF(x, baseline), m_title);
    x += metrics.horizontalAdvance(m_title) + 16;
    for (size_t i = 0; i < m_curves.size(); ++i) {
        QString text = m_curves[i].name;
        if (const double value = valueAt(m_curves[i], m_at); std::isfinite(value))
            text = tr("%1: %2", "curve and its value").arg(text, chartNumber(value));
        if (text.isEmpty())
            continue;
        painter.setPen(curveStyle(static_cast<int>(i), palette()).pen);
        painter.drawLine(QPointF(x, baseline - metrics.ascent() * 0.35),
                         QPointF(x + 20, baseline - metrics.ascent() * 0.35));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QPointF(x + 25, baseline), text);
        x += metrics.horizontalAdvance(text) + 40;
    }
}

void SeriesStrip::paintCurve(QPainter &painter, const StripCurve &curve, const QRect &area,
                             const QPen &pen) const
{
    const PixelSpan span{m_axis->from(), m_axis->to(), false, area.width()};
    const double scale = area.width() / (span.max - span.min);
    painter.setPen(pen);
    for (const auto &run : splitAtGaps(curve.points, false, false)) {
        std::vector<QPointF> shown = decimate(run, span);
        if (curve.steps)
            shown = staircase(shown);
        for (QPointF &point : shown)
            point = {area.left() + (point.x() - span.min) * scale,
                     area.bottom() - point.y() / m_most * area.height()};
        if (shown.size() == 1)
            painter.drawEllipse(shown.front(), 1.5, 1.5);
        else
            painter.drawPolyline(shown.data(), static_cast<int>(shown.size()));
    }
}

void SeriesStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors colors = themeColors(palette());
    const QRect area = plotArea();
    painter.fillRect(area, palette().color(QPalette::Base));
    painter.setPen(colors.line);
    painter.drawRect(area.adjusted(0, 0, -1, 0));
    painter.drawLine(area.left(), area.center().y(), area.right(), area.center().y());
    painter.setPen(palette().color(QPalette::Text));
    const int height = fontMetrics().height();
    const auto label = [&](double value, double y) {
        painter.drawText(QRectF(0, y, TimelineCanvas::LeftMargin - 8, height), Qt::AlignRight,
                         chartNumber(value));
    };
    label(m_most, area.top() - height / 3.0);
    label(0, area.bottom() - height * 0.7);
    paintLegend(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(area.adjusted(0, -1, 1, 2));
    for (size_t i = 0; i < m_curves.size(); ++i)
        paintCurve(painter, m_curves[i], area, curveStyle(static_cast<int>(i), palette()).pen);
    if (std::isfinite(m_at)) {
        const double x =
            area.left() + (m_at - m_axis->from()) / (m_axis->to() - m_axis->from()) * area.width();
        painter.setPen(QPen(colors.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

void SeriesStrip::mouseMoveEvent(QMouseEvent *event)
{
    const QRect area = plotArea();
    const double x = event->position().x();
    Q_EMIT pointedAt(x >= area.left() && x <= area.right() ? secondsAt(x) : Nowhere);
}

void SeriesStrip::leaveEvent(QEvent *event)
{
    Q_EMIT pointedAt(Nowhere);
    QWidget::leaveEvent(event);
}

void SeriesStrip::wheelEvent(QWheelEvent *event)
{
    // Only over the plot: beside it the wheel scrolls the strips.
    if (event->position().x() < plotArea().left() ||
        !zoomByWheel(*m_axis, *event, secondsAt(event->position().x())))
        event->ignore();
}

} // namespace servescope
