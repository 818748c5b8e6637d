// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot.h"

#include "ui/charts/chart_text.h"

#include <QtCharts/QChart>
#include <QtCharts/QLogValueAxis>
#include <QtCharts/QValueAxis>

#include <QFontMetricsF>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

double share(double value, double min, double max, bool log)
{
    if (log)
        return std::log(std::max(value, 1e-300) / min) / std::log(max / min);
    return (value - min) / (max - min);
}

double valueAt(double part, double min, double max, bool log)
{
    return log ? min * std::pow(max / min, part) : min + part * (max - min);
}

/// As far as the axis really shows; setAxisRange() may have widened it.
void readRange(const QAbstractAxis *axis, double &min, double &max)
{
    if (const auto *value = qobject_cast<const QValueAxis *>(axis)) {
        min = value->min();
        max = value->max();
    } else if (const auto *log = qobject_cast<const QLogValueAxis *>(axis)) {
        min = log->min();
        max = log->max();
    }
}

} // namespace

void Plot::setView(const PlotView &view)
{
    if (!m_xAxis)
        return;
    PlotView wanted = view;
    wanted.left = std::max(view.left, m_whole.left);
    wanted.right = std::min(view.right, m_whole.right);
    wanted.bottom = std::max(view.bottom, m_whole.bottom);
    wanted.top = std::min(view.top, m_whole.top);
    if (!(wanted.left < wanted.right) || !(wanted.bottom < wanted.top))
        return;
    // A range the doubles cannot resolve has no ticks; stay where we are.
    if (!m_x.log && wanted.right - wanted.left < (m_whole.right - m_whole.left) * 1e-5)
        return;
    if (!m_y.log && wanted.top - wanted.bottom < (m_whole.top - m_whole.bottom) * 1e-5)
        return;
    applyRanges(wanted);
    m_view = wanted;
    readRange(m_xAxis, m_view.left, m_view.right);
    readRange(m_yAxis, m_view.bottom, m_view.top);
    resample();
}

void Plot::resetView()
{
    if (!m_xAxis)
        return;
    applyRanges(m_whole);
    readRange(m_xAxis, m_whole.left, m_whole.right);
    readRange(m_yAxis, m_whole.bottom, m_whole.top);
    m_view = m_whole;
    resample();
}

void Plot::applyRanges(const PlotView &view)
{
    // Another label width moves the plot area, which asks for a resampling in the middle of this; a range set
    // there sends the axes and their series after each other without end.
    const QScopedValueRollback applying(m_applyingRanges, true);
    setAxisRange(m_xAxis, view.left, view.right, m_xSteps);
    setAxisRange(m_yAxis, view.bottom, view.top, m_ySteps);
}

/// From the size of the chart, not of its plot area: that depends on the labels, and ticks and plot area
/// would chase each other without end.
bool Plot::fitTicks()
{
    constexpr double LabelHeight = 32;
    const QSizeF size = m_chart->size();
    if (!m_xAxis || size.isEmpty())
        return false;
    const QFontMetricsF metrics(m_chart->font());
    const auto labelWidth = [&metrics](double a, double b) {
        return metrics.horizontalAdvance(chartNumber(std::max(std::abs(a), std::abs(b))));
    };
    const bool xTitle = m_xAxis->isTitleVisible() && !m_xAxis->titleText().isEmpty();
    const double lines = 2.8 + (xTitle ? 1.4 : 0) + (m_chart->title().isEmpty() ? 0 : 0.8); // around the plot
    const double width = size.width() - labelWidth(m_view.bottom, m_view.top) - metrics.height() - 42;
    const double height = size.height() - metrics.height() * lines;
    const double room = std::max(labelWidth(m_view.left, m_view.right) + 28, 45.0);
    const int x = std::clamp(static_cast<int>(width / room), 2, 12);
    const int y = std::clamp(static_cast<int>(height / LabelHeight), 2, 8);
    if (x == m_xSteps && y == m_ySteps)
        return false;
    m_xSteps = x;
    m_ySteps = y;
    return true;
}

QPointF Plot::toPixel(const QPointF &value) const
{
    const QRectF area = m_chart->plotArea();
    return {area.left() + area.width() * share(value.x(), m_view.left, m_view.right, m_x.log),
            area.bottom() - area.height() * share(value.y(), m_view.bottom, m_view.top, m_y.log)};
}

QPointF Plot::toValue(const QPointF &pixel) const
{
    const QRectF area = m_chart->plotArea();
    return {valueAt((pixel.x() - area.left()) / area.width(), m_view.left, m_view.right, m_x.log),
            valueAt((area.bottom() - pixel.y()) / area.height(), m_view.bottom, m_view.top, m_y.log)};
}

} // namespace servescope
