// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_marks.h"

#include "core/report/mark_place.h"
#include "ui/charts/plot.h"
#include "ui/common/theme.h"

#include <QtCharts/QChart>

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

/// Where the visible curves run, in pixels: their points and what lies between them, every few pixels.
std::vector<QPointF> inkOf(const Plot &plot, const QRectF &area)
{
    constexpr size_t mostPoints = 3000; // of a curve; more of them are looked at in steps
    std::vector<QPointF> ink;
    for (int curve = 0; curve < plot.curveCount(); ++curve) {
        if (!plot.curveVisible(curve))
            continue;
        const ChartSeries &series = plot.data().series[static_cast<size_t>(curve)];
        const size_t stride = series.points.size() / mostPoints + 1;
        QPointF before;
        bool joined = false;
        for (size_t i = 0; i < series.points.size(); i += stride) {
            const QPointF at = plot.toPixel(series.points[i]);
            if (!std::isfinite(at.x()) || !std::isfinite(at.y()) || !std::isfinite(series.points[i].y())) {
                joined = false;
                continue;
            }
            const bool bar = series.style == ChartSeries::Style::Bars;
            const QPointF from = bar ? QPointF(at.x(), area.bottom()) : before;
            if (joined || bar)
                inkBetween(ink, from, at);
            else
                ink.push_back(at);
            if (i < series.bounds.size() && std::isfinite(series.bounds[i].second))
                inkBetween(ink, at, plot.toPixel({series.points[i].x(), series.bounds[i].second}));
            before = at;
            joined = true;
        }
    }
    return ink;
}

} // namespace

void paintMarks(QPainter &painter, const Plot &plot, const QRectF &area)
{
    if (plot.data().marks.empty())
        return;
    const QFontMetricsF metrics(plot.chart().font());
    const QColor color = themeColors(plot.palette()).bad;
    const PlotView &view = plot.view();
    std::vector<QPointF> ink = inkOf(plot, area);
    for (const ChartMark &mark : plot.data().marks) { // words do not run over the line of another mark
        if (mark.orientation != Qt::Vertical)
            continue;
        const double x = plot.toPixel({mark.value, view.bottom}).x();
        inkBetween(ink, {x, area.top()}, {x, area.bottom()});
    }
    std::vector<QRectF> taken;
    for (const ChartMark &mark : plot.data().marks) {
        const bool vertical = mark.orientation == Qt::Vertical;
        if (mark.lower < mark.upper) {
            const double low = std::max(mark.lower, vertical ? view.left : view.bottom);
            const double high = std::min(mark.upper, vertical ? view.right : view.top);
            QColor fill = color;
            fill.setAlphaF(0.08F);
            if (low < high)
                painter.fillRect(
                    QRectF(plot.toPixel(vertical ? QPointF(low, view.top) : QPointF(view.left, high)),
                           plot.toPixel(vertical ? QPointF(high, view.bottom) : QPointF(view.right, low))),
                    fill);
        }
        if (!(vertical ? mark.value >= view.left && mark.value <= view.right
                       : mark.value >= view.bottom && mark.value <= view.top))
            continue;
        const QPointF at =
            plot.toPixel(vertical ? QPointF(mark.value, view.bottom) : QPointF(view.left, mark.value));
        painter.setPen(QPen(color, 1.3, Qt::DashLine));
        if (vertical)
            painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()));
        else
            painter.drawLine(QPointF(area.left(), at.y()), QPointF(area.right(), at.y()));
        const QString text = metrics.elidedText(mark.text, Qt::ElideRight, area.width() - 14);
        const QSizeF size(metrics.horizontalAdvance(text) + 2, metrics.height());
        const QRectF place = freePlace(placesBeside(area, vertical, at, size), ink, taken);
        if (place.isNull())
            continue; // a plot lower than a line of text
        taken.push_back(place);
        painter.setPen(color);
        painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), text);
    }
}

} // namespace servescope
