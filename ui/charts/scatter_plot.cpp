// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scatter_plot.h"

#include "ui/charts/chart_text.h"
#include "ui/charts/tick_marks.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace servescope {

double ScatterPlot::Range::place(double value) const
{
    return log ? std::log(value / min) / std::log(max / min) : (value - min) / (max - min);
}

double ScatterPlot::Range::at(double place) const
{
    return log ? min * std::pow(max / min, place) : min + place * (max - min);
}

ScatterPlot::ScatterPlot(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void ScatterPlot::setEmptyText(const QString &sentence)
{
    m_emptyText = sentence;
    update();
}

void ScatterPlot::setPoints(std::vector<QPointF> points, const Axis &x, const Axis &y)
{
    m_points = std::move(points);
    m_selected.clear();
    m_xAxis = x;
    m_yAxis = y;
    std::vector<double> xs, ys;
    xs.reserve(m_points.size());
    ys.reserve(m_points.size());
    for (const QPointF &point : m_points) {
        if (std::isfinite(point.x()) && std::isfinite(point.y())) {
            xs.push_back(point.x());
            ys.push_back(point.y());
        }
    }
    const auto range = [](const std::vector<double> &values, bool log) {
        const AxisPlan plan = planAxis(values, {log, !log, true, false});
        return Range{plan.min, plan.max, plan.log};
    };
    m_wholeX = range(xs, x.log);
    m_wholeY = range(ys, y.log);
    m_drawable = static_cast<size_t>(std::ranges::count_if(m_points, [this](const QPointF &point) {
        return std::isfinite(point.x()) && std::isfinite(point.y()) && !(m_wholeX.log && point.x() <= 0) &&
               !(m_wholeY.log && point.y() <= 0);
    }));
    setAccessibleName(tr("%1 over %2").arg(y.title, x.title));
    setAccessibleDescription(tr("%n point(s)", nullptr, static_cast<int>(m_drawable)));
    showEverything();
}

void ScatterPlot::setSelected(std::vector<int> points)
{
    m_selected = std::move(points);
    update();
}

void ScatterPlot::showEverything()
{
    m_x = m_wholeX;
    m_y = m_wholeY;
    m_stale = true;
    update();
}

QRect ScatterPlot::plotArea() const
{
    const int height = fontMetrics().height();
    const int label = fontMetrics().horizontalAdvance(QStringLiteral("000,000"));
    return rect().adjusted(label + height + 14, 10, -14, -(2 * height + 12));
}

bool ScatterPlot::shown(const QPointF &point) const
{
    return std::isfinite(point.x()) && std::isfinite(point.y()) && point.x() >= m_x.min &&
           point.x() <= m_x.max && point.y() >= m_y.min && point.y() <= m_y.max;
}

QPointF ScatterPlot::pixelOf(const QPointF &value) const
{
    const QRect area = plotArea();
    return {area.left() + m_x.place(value.x()) * (area.width() - 1),
            area.bottom() - m_y.place(value.y()) * (area.height() - 1)};
}

/// Cells of two pixels; the more points, the deeper the colour, on a logarithmic scale.
void ScatterPlot::renderDensity(const QRect &area)
{
    constexpr int cell = 2;
    const int columns = std::max(area.width() / cell, 1);
    const int rows = std::max(area.height() / cell, 1);
    std::vector<quint32> counts(static_cast<size_t>(columns) * static_cast<size_t>(rows));
    quint32 most = 1;
    for (const QPointF &point : m_points) {
        if (!shown(point))
            continue;
        const int x = std::min(static_cast<int>(m_x.place(point.x()) * columns), columns - 1);
        const int y = std::min(static_cast<int>((1 - m_y.place(point.y())) * rows), rows - 1);
        most = std::max(
            most, ++counts[static_cast<size_t>(y) * static_cast<size_t>(columns) + static_cast<size_t>(x)]);
    }
    const QColor color = themeColors(palette()).series.at(0);
    const QColor ground = palette().color(QPalette::Base);
    const double scale = 1 / std::log1p(static_cast<double>(most));
    m_density = QImage(columns, rows, QImage::Format_RGB32);
    for (int y = 0; y < rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(m_density.scanLine(y));
        for (int x = 0; x < columns; ++x) {
            const quint32 count =
                counts[static_cast<size_t>(y) * static_cast<size_t>(columns) + static_cast<size_t>(x)];
            const double depth = count == 0 ? 0 : 0.25 + 0.75 * std::log1p(count) * scale;
            const auto mix = [depth](int a, int b) { return static_cast<int>(a + (b - a) * depth); };
            line[x] = qRgb(mix(ground.red(), color.red()), mix(ground.green(), color.green()),
                           mix(ground.blue(), color.blue()));
        }
    }
}

void ScatterPlot::paintMarks(QPainter &painter, const QRect &area)
{
    painter.setClipRect(area.adjusted(-5, -5, 5, 5));
    const ThemeColors colors = themeColors(palette());
    if (m_drawable > MostMarks) {
        if (m_stale || m_density.width() != std::max(area.width() / 2, 1) ||
            m_density.height() != std::max(area.height() / 2, 1))
            renderDensity(area);
        painter.drawImage(area, m_density);
    } else {
        QColor color = colors.series.at(0);
        color.setAlphaF(0.6F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (const QPointF &point : m_points) {
            if (shown(point))
                painter.drawEllipse(pixelOf(point), 3, 3);
        }
    }
    m_stale = false;
    painter.setBrush(colors.series.at(1));
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    for (const int index : m_selected) {
        if (index >= 0 && index < static_cast<int>(m_points.size()) &&
            shown(m_points[static_cast<size_t>(index)]))
            painter.drawEllipse(pixelOf(m_points[static_cast<size_t>(index)]), 4.5, 4.5);
    }
    painter.setClipping(false);
}

void ScatterPlot::paintAxes(QPainter &painter, const QRect &area) const
{
    const int height = fontMetrics().height();
    const QColor text = palette().color(QPalette::Text);
    const QColor line = themeColors(palette()).line;
    for (const TickMark &mark : tickMarks(m_x.min, m_x.max, std::max(area.width() / 90, 2), m_x.log)) {
        const double x = pixelOf({mark.value, m_y.min}).x();
        painter.setPen(line);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(text);
        painter.drawText(QRectF(x - 60, area.bottom() + 3, 120, height), Qt::AlignHCenter, mark.text);
    }
    for (const TickMark &mark : tickMarks(m_y.min, m_y.max, std::max(area.height() / 40, 2), m_y.log)) {
        const double y = pixelOf({m_x.min, mark.value}).y();
        painter.setPen(line);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(text);
        painter.drawText(QRectF(0, y - height / 2.0, area.left() - 6, height), Qt::AlignRight, mark.text);
    }
    painter.setPen(themeColors(palette()).muted);
    painter.drawText(QRect(area.left(), area.bottom() + height + 5, area.width(), height), Qt::AlignCenter,
                     m_xAxis.title);
    painter.save();
    painter.translate(height / 2.0 + 6, area.center().y());
    painter.rotate(-90);
    painter.drawText(QRect(-area.height() / 2, -height / 2, area.height(), height), Qt::AlignCenter,
                     m_yAxis.title);
    painter.restore();
}

void ScatterPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors colors = themeColors(palette());
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const QRect area = plotArea();
    if (m_drawable == 0 || area.width() < 20 || area.height() < 20) {
        painter.setPen(colors.muted);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_drawable == 0 ? m_emptyText : QString());
        return;
    }
    if (m_drawable > MostMarks) {
        paintMarks(painter, area); // the density covers the grid, so the grid comes after it
        paintAxes(painter, area);
    } else {
        paintAxes(painter, area);
        paintMarks(painter, area);
    }
    if (m_dragging) {
        QColor fill = colors.accent;
        painter.setPen(QPen(fill, 1));
        fill.setAlphaF(0.15F);
        painter.setBrush(fill);
        painter.drawRect(m_band);
    }
}

void ScatterPlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !plotArea().contains(event->position().toPoint()))
        return event->ignore();
    m_pressed = event->position().toPoint();
    m_band = {};
    m_dragging = true;
}

void ScatterPlot::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    m_band = QRect(m_pressed, event->position().toPoint()).normalized();
    update();
}

void ScatterPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (!std::exchange(m_dragging, false))
        return;
    m_band = QRect(m_pressed, event->position().toPoint()).normalized();
    update();
    const bool click = m_band.width() < 5 && m_band.height() < 5;
    constexpr double reach = 10;
    std::vector<int> found;
    double least = reach;
    for (size_t i = 0; i < m_points.size(); ++i) {
        if (!shown(m_points[i]))
            continue;
        const QPointF pixel = pixelOf(m_points[i]);
        if (!click) {
            if (QRectF(m_band).contains(pixel))
                found.push_back(static_cast<int>(i));
            continue;
        }
        const QPointF away = pixel - event->position();
        if (const double distance = std::hypot(away.x(), away.y()); distance <= least) {
            least = distance;
            found = {static_cast<int>(i)};
        }
    }
    Q_EMIT selected(found, event->modifiers() & Qt::ControlModifier);
}

void ScatterPlot::mouseDoubleClickEvent(QMouseEvent *)
{
    showEverything();
}

void ScatterPlot::wheelEvent(QWheelEvent *event)
{
    const QRect area = plotArea();
    if (event->angleDelta().y() == 0 || !area.contains(event->position().toPoint()))
        return event->ignore();
    const double factor = std::pow(0.8, event->angleDelta().y() / 120.0);
    const auto zoom = [factor](const Range &range, const Range &whole, double centre) {
        Range closer = range;
        closer.min = std::max(range.at(centre - centre * factor), whole.min);
        closer.max = std::min(range.at(centre + (1 - centre) * factor), whole.max);
        const bool resolvable = closer.log ? closer.max / closer.min > 1.01
                                           : closer.max - closer.min > (whole.max - whole.min) * 1e-6;
        return resolvable ? closer : range;
    };
    const QPointF at = event->position() - QPointF(area.topLeft());
    m_x = zoom(m_x, m_wholeX, at.x() / area.width());
    m_y = zoom(m_y, m_wholeY, 1 - at.y() / area.height());
    m_stale = true;
    update();
    event->accept();
}

void ScatterPlot::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        showEverything();
    else
        event->ignore();
}

void ScatterPlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    m_stale = true;
    update();
}

} // namespace servescope
