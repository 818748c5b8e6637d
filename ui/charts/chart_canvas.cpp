// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_canvas.h"

#include "ui/charts/chart_text.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/curve_style.h"

#include <QtCharts/QChart>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <optional>

namespace servescope {

using namespace Qt::StringLiterals;

ChartCanvas::ChartCanvas(QWidget *parent)
    : QChartView(parent), m_plot(chart()), m_crosshair(new Crosshair(chart())),
      m_band(new QRubberBand(QRubberBand::Rectangle, viewport()))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setMouseTracking(true);
    connect(chart(), &QChart::plotAreaChanged, this, [this] {
        hideCrosshair();
        m_plot.resample();
    });
}

void ChartCanvas::setLook(const QPalette &palette, const QFont &font)
{
    chart()->setFont(font);
    m_plot.setPalette(palette);
    m_crosshair->setLook(palette, font);
    setBackgroundBrush(palette.color(QPalette::Base));
}

void ChartCanvas::hideCrosshair()
{
    m_crosshair->hide();
}

void ChartCanvas::resetView()
{
    m_plot.resetView();
    hideCrosshair();
}

QPointF ChartCanvas::toChart(const QPoint &viewPosition) const
{
    return chart()->mapFromScene(mapToScene(viewPosition));
}

void ChartCanvas::pointAt(double x)
{
    const ChartData &shown = m_plot.data();
    const QRectF area = chart()->plotArea();
    const double wanted = m_plot.toPixel({x, 0}).x();
    // The nearest value of each curve, and of those the nearest one decides where the hairline stands.
    std::vector<std::optional<QPointF>> nearest(shown.series.size());
    double best = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < shown.series.size(); ++i) {
        if (!m_plot.curveVisible(static_cast<int>(i)))
            continue;
        double distance = std::numeric_limits<double>::infinity();
        for (const QPointF &point : shown.series[i].points) {
            if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
                continue;
            const double middle = point.x() + shown.series[i].barWidth / 2;
            const double away = std::abs(m_plot.toPixel({middle, 0}).x() - wanted);
            if (away < distance) {
                distance = away;
                nearest[i] = point;
            }
        }
        if (distance < best) {
            best = distance;
            m_at = nearest[i]->x() + shown.series[i].barWidth / 2;
        }
    }
    if (!std::isfinite(best)) {
        hideCrosshair();
        return;
    }
    const double hairline = m_plot.toPixel({m_at, 0}).x();
    std::vector<Crosshair::Reading> readings;
    QString heading;
    for (size_t i = 0; i < nearest.size(); ++i) {
        if (!nearest[i])
            continue;
        const ChartSeries &series = shown.series[i];
        const QPointF middle(nearest[i]->x() + series.barWidth / 2, nearest[i]->y());
        const QPointF pixel = m_plot.toPixel(middle);
        if (std::abs(pixel.x() - hairline) > 12)
            continue;
        if (middle.x() == m_at)
            heading = chartPosition(shown, series, *nearest[i]);
        QString reading = chartReading(shown, series, nearest[i]->y());
        if (const QString doubt = chartDoubt(series, *nearest[i]); !doubt.isEmpty())
            reading += u" – "_s + doubt;
        readings.push_back({pixel, curveStyle(static_cast<int>(i), palette()).color, reading});
    }
    m_crosshair->showAt(area, hairline, heading, std::move(readings));
}

void ChartCanvas::step(int direction)
{
    std::optional<double> next;
    const bool shown = m_crosshair->isVisible();
    for (size_t i = 0; i < m_plot.data().series.size(); ++i) {
        if (!m_plot.curveVisible(static_cast<int>(i)))
            continue;
        const ChartSeries &series = m_plot.data().series[i];
        for (const QPointF &point : series.points) {
            const double x = point.x() + series.barWidth / 2;
            if (!std::isfinite(x) || !std::isfinite(point.y()) || (shown && (x - m_at) * direction <= 0))
                continue;
            if (!next || (x - *next) * direction < 0)
                next = x;
        }
    }
    if (next)
        pointAt(*next);
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        m_band->setGeometry(QRect(m_pressed, event->position().toPoint()).normalized());
        return;
    }
    const QPointF position = toChart(event->position().toPoint());
    if (m_plot.empty() || !chart()->plotArea().contains(position))
        hideCrosshair();
    else
        pointAt(m_plot.toValue(position).x());
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_plot.empty() ||
        !chart()->plotArea().contains(toChart(event->position().toPoint()))) {
        event->ignore();
        return;
    }
    m_pressed = event->position().toPoint();
    m_dragging = true;
    hideCrosshair();
    m_band->setGeometry(QRect(m_pressed, QSize()));
    m_band->show();
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    m_dragging = false;
    m_band->hide();
    const QRect area = QRect(m_pressed, event->position().toPoint()).normalized();
    if (area.width() < 8 || area.height() < 8) {
        Q_EMIT clicked(toChart(event->position().toPoint())); // a click, not a drag
        return;
    }
    const QPointF topLeft = m_plot.toValue(toChart(area.topLeft()));
    const QPointF bottomRight = m_plot.toValue(toChart(area.bottomRight()));
    m_plot.setView({topLeft.x(), bottomRight.x(), bottomRight.y(), topLeft.y()});
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        resetView();
}

void ChartCanvas::leaveEvent(QEvent *event)
{
    hideCrosshair();
    QChartView::leaveEvent(event);
}

void ChartCanvas::wheelEvent(QWheelEvent *event)
{
    const QPointF position = toChart(event->position().toPoint());
    const QRectF area = chart()->plotArea();
    if (m_plot.empty() || event->angleDelta().y() == 0 || !area.contains(position)) {
        event->ignore();
        return;
    }
    // What is under the pointer stays there.
    const double factor = std::pow(0.8, event->angleDelta().y() / 120.0);
    const QPointF topLeft = m_plot.toValue(position + (area.topLeft() - position) * factor);
    const QPointF bottomRight = m_plot.toValue(position + (area.bottomRight() - position) * factor);
    m_plot.setView({topLeft.x(), bottomRight.x(), bottomRight.y(), topLeft.y()});
    hideCrosshair();
    event->accept();
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        step(-1);
        break;
    case Qt::Key_Right:
        step(1);
        break;
    case Qt::Key_Escape:
        if (!m_plot.zoomed() && !m_crosshair->isVisible()) {
            event->ignore();
            return;
        }
        resetView();
        break;
    default:
        event->ignore();
    }
}

void ChartCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuWanted(event->globalPos());
}

} // namespace servescope
