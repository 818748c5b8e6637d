// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_overlay.h"

#include "ui/charts/curve_style.h"
#include "ui/charts/plot.h"
#include "ui/charts/plot_marks.h"
#include "ui/common/theme.h"

#include <QtCharts/QChart>

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr size_t MostWords = 60; // more words beside points hide the curve

bool isBounded(const std::pair<double, double> &bounds)
{
    return std::isfinite(bounds.first) && std::isfinite(bounds.second);
}

bool drawable(const QPointF &point)
{
    return std::isfinite(point.x()) && std::isfinite(point.y());
}

} // namespace

PlotOverlay::PlotOverlay(QChart *chart, const Plot &plot) : QGraphicsItem(chart), m_plot(plot)
{
    setZValue(500);
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlotOverlay::refresh()
{
    prepareGeometryChange();
    m_area = m_plot.chart().plotArea().adjusted(-2, -2, 2, 2);
    update();
}

void PlotOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(m_area);
    painter->setFont(m_plot.chart().font());
    paintMarks(*painter, m_plot, m_area);
    std::vector<QRectF> words; // that stand there already
    for (int curve = 0; curve < m_plot.curveCount(); ++curve) {
        if (!m_plot.curveVisible(curve))
            continue;
        paintBounds(*painter, curve);
        paintPoints(*painter, curve);
        paintWords(*painter, curve, words);
    }
}

void PlotOverlay::paintBounds(QPainter &painter, int curve) const
{
    const ChartSeries &series = m_plot.data().series[static_cast<size_t>(curve)];
    const QColor color = curveStyle(curve, m_plot.palette()).color;
    const size_t count = std::min(series.bounds.size(), series.points.size());
    const auto pixel = [&](size_t i, double y) { return m_plot.toPixel({series.points[i].x(), y}); };
    if (series.band) {
        QPolygonF outline;
        QPolygonF back;
        for (size_t i = 0; i < count; ++i) {
            if (!isBounded(series.bounds[i]) || !std::isfinite(series.points[i].x()))
                continue;
            outline << pixel(i, series.bounds[i].second);
            back.prepend(pixel(i, series.bounds[i].first));
        }
        QColor fill = color;
        fill.setAlphaF(0.18F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(outline + back);
        return;
    }
    painter.setPen(QPen(color, 1.3));
    for (size_t i = 0; i < count; ++i) {
        if (!isBounded(series.bounds[i]) || !drawable(series.points[i]))
            continue;
        const QPointF low = pixel(i, series.bounds[i].first);
        const QPointF high = pixel(i, series.bounds[i].second);
        painter.drawLine(low, high);
        for (const QPointF &end : {low, high})
            painter.drawLine(end - QPointF(4, 0), end + QPointF(4, 0));
    }
}

void PlotOverlay::paintPoints(QPainter &painter, int curve) const
{
    const ChartSeries &series = m_plot.data().series[static_cast<size_t>(curve)];
    const ThemeColors colors = themeColors(m_plot.palette());
    const CurveStyle style = curveStyle(curve, m_plot.palette());
    for (const int index : series.doubtful) {
        if (index < 0 || static_cast<size_t>(index) >= series.points.size())
            continue;
        const QPointF &point = series.points[static_cast<size_t>(index)];
        if (!drawable(point))
            continue;
        const QPointF at = m_plot.toPixel(point);
        painter.setPen(QPen(style.color, 2));
        painter.setBrush(m_plot.palette().color(QPalette::Base));
        painter.drawPath(markerPath(style.marker, 8).translated(at));
        painter.setPen(QPen(colors.warning, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 8, 8);
    }
}

/// Beside each point, where no other word stands; without a place the crosshair has to tell it.
void PlotOverlay::paintWords(QPainter &painter, int curve, std::vector<QRectF> &taken) const
{
    const ChartSeries &series = m_plot.data().series[static_cast<size_t>(curve)];
    if (series.points.size() > MostWords)
        return;
    painter.setPen(themeColors(m_plot.palette()).muted);
    const QFontMetricsF metrics(m_plot.chart().font());
    const auto words = std::min(static_cast<size_t>(series.labels.size()), series.points.size());
    for (size_t i = 0; i < words; ++i) {
        if (!drawable(series.points[i]))
            continue;
        const QString &word = series.labels[static_cast<qsizetype>(i)];
        const QPointF at = m_plot.toPixel(series.points[i]);
        const double width = metrics.horizontalAdvance(word), height = metrics.height();
        for (const QPointF &corner :
             {QPointF(7, -6 - metrics.ascent()), QPointF(-7 - width, -6 - metrics.ascent()), QPointF(7, 4),
              QPointF(-7 - width, 4)}) {
            const QRectF place(at + corner, QSizeF(width, height));
            const bool free = std::ranges::none_of(
                taken, [&place](const QRectF &other) { return other.intersects(place); });
            if (!free || !m_area.adjusted(0, 0, -4, 0).contains(place))
                continue;
            painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), word);
            taken.push_back(place);
            break;
        }
    }
}

} // namespace servescope
