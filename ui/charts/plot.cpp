// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot.h"

#include "ui/charts/curve_style.h"
#include "ui/charts/decimate.h"
#include "ui/charts/plot_overlay.h"
#include "ui/common/theme.h"

#include <QFontMetricsF>
#include <QScopedValueRollback>
#include <QtCharts/QAbstractAxis>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>

#include <QGraphicsLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

namespace {

constexpr size_t MostMarkers = 150; // more of them hide the line, and cost

QScatterSeries::MarkerShape markerShape(CurveStyle::Marker marker)
{
    switch (marker) {
    case CurveStyle::Marker::Circle:
        return QScatterSeries::MarkerShapeCircle;
    case CurveStyle::Marker::Square:
        return QScatterSeries::MarkerShapeRectangle;
    case CurveStyle::Marker::Diamond:
        return QScatterSeries::MarkerShapeRotatedRectangle;
    case CurveStyle::Marker::Triangle:
        return QScatterSeries::MarkerShapeTriangle;
    case CurveStyle::Marker::Pentagon:
        return QScatterSeries::MarkerShapePentagon;
    case CurveStyle::Marker::Star:
        return QScatterSeries::MarkerShapeStar;
    }
    return QScatterSeries::MarkerShapeCircle;
}

bool isWholeNumbers(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(),
                       [](double v) { return !std::isfinite(v) || (v == std::floor(v) && v >= 1); });
}

/// Makes the range reach to the value unless it is more than half as far again as all others.
void addNear(std::vector<double> &values, double value)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double each : values) {
        if (std::isfinite(each)) {
            low = std::min(low, each);
            high = std::max(high, each);
        }
    }
    if (value >= std::min(low / 2, low - (high - low) / 2) && value <= high * 1.5)
        values.push_back(value);
}

/// A path in any order cannot be thinned out by columns.
bool isAscending(const std::vector<QPointF> &points)
{
    return std::ranges::is_sorted(points, {}, &QPointF::x);
}

/// The outline of all bars with a stroke down to the base between neighbours.
QList<QPointF> barOutline(const std::vector<std::vector<QPointF>> &runs, double width, double base)
{
    QList<QPointF> outline;
    for (const auto &run : runs) {
        for (const QPointF &bar : run) {
            outline << QPointF(bar.x(), base) << bar << QPointF(bar.x() + width, bar.y())
                    << QPointF(bar.x() + width, base);
        }
    }
    return outline;
}

} // namespace

Plot::Plot(QChart *chart) : m_chart(chart), m_overlay(new PlotOverlay(chart, *this))
{
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins(QMargins(6, 6, 12, 4));
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setLocalizeNumbers(true);
}

bool Plot::sameShape(const ChartData &data, const AxisPlan &x, const AxisPlan &y) const
{
    const auto sameKind = [](const AxisPlan &a, const AxisPlan &b) {
        return a.log == b.log && a.base == b.base;
    };
    return m_xAxis && sameKind(x, m_x) && sameKind(y, m_y) &&
           std::equal(data.series.begin(), data.series.end(), m_curves.begin(), m_curves.end(),
                      [](const ChartSeries &series, const Curve &curve) {
                          return series.style == curve.style && series.shadow == curve.shadow;
                      });
}

void Plot::setData(const ChartData &data)
{
    std::vector<double> xs;
    std::vector<double> ys;
    bool markers = false;
    bool steps = false;
    for (const ChartSeries &series : data.series) {
        markers |= series.style == ChartSeries::Style::LineWithMarkers;
        steps |= series.style == ChartSeries::Style::Step || series.style == ChartSeries::Style::Line;
        for (const QPointF &point : series.points) {
            if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
                continue;
            xs.push_back(point.x());
            ys.push_back(point.y());
            if (series.style == ChartSeries::Style::Bars)
                xs.push_back(point.x() + series.barWidth);
        }
        for (const auto &[lower, upper] : series.bounds) {
            for (const double bound : {lower, upper}) {
                if (!data.logY || bound > 0)
                    ys.push_back(bound);
            }
        }
    }
    const bool wholeNumbers = isWholeNumbers(xs); // of the values: a mark may stand between two of them
    // A mark far away from all values would squeeze them.
    for (const ChartMark &mark : data.marks)
        addNear(mark.orientation == Qt::Vertical ? xs : ys, mark.value);
    const AxisPlan x = planAxis(xs, {data.logX, markers && !data.logX, markers, wholeNumbers});
    AxisPlan y = planAxis(ys, {data.logY, data.yFromZero, markers || !data.yFromZero, false});
    const bool same = sameShape(data, x, y);
    m_data = data;
    m_x = x;
    m_y = y;
    {
        // Whoever resamples in the middle of this would put the old view on the new axes.
        const QScopedValueRollback applying(m_applyingRanges, true);
        if (!same)
            rebuild();
        m_drawable = 0;
        for (size_t i = 0; i < m_curves.size(); ++i)
            fill(m_curves[i], m_data.series[i]);
        m_unshowable = x.unshowable + y.unshowable;
        m_chart->setTitle(data.title);
        m_xAxis->setTitleText(data.xLabel);
        fitTitle();
    }
    m_whole = {x.min, x.max, y.min, y.max};
    resetView();
}

void Plot::rebuild()
{
    m_chart->removeAllSeries();
    for (QAbstractAxis *axis : m_chart->axes()) {
        m_chart->removeAxis(axis);
        delete axis;
    }
    m_xAxis = addAxis(m_chart, m_x, Qt::AlignBottom);
    m_yAxis = addAxis(m_chart, m_y, Qt::AlignLeft);
    setAxisRange(m_xAxis, m_x.min, m_x.max);
    setAxisRange(m_yAxis, m_y.min, m_y.max);
    m_curves.clear();
    const auto add = [this](QAbstractSeries *series) {
        m_chart->addSeries(series);
        series->attachAxis(m_xAxis);
        series->attachAxis(m_yAxis);
    };
    for (const ChartSeries &series : m_data.series) {
        Curve curve;
        curve.style = series.style;
        curve.shadow = series.shadow;
        if (series.style == ChartSeries::Style::Bars) {
            curve.bars = new QAreaSeries;
            curve.barTops = new QLineSeries(curve.bars);
            curve.bars->setUpperSeries(curve.barTops);
            add(curve.bars);
        } else {
            curve.lines.push_back(new QLineSeries);
        }
        m_curves.push_back(std::move(curve));
    }
    for (const bool shadow : {true, false}) {
        for (const Curve &curve : m_curves) {
            if (curve.shadow == shadow && !curve.lines.empty())
                add(curve.lines.front());
        }
    }
    // Markers lie above all lines.
    for (Curve &curve : m_curves) {
        if (curve.style != ChartSeries::Style::LineWithMarkers)
            continue;
        curve.markers = new QScatterSeries;
        add(curve.markers);
    }
    setPalette(m_palette);
}

void Plot::setPalette(const QPalette &palette)
{
    m_palette = palette;
    m_chart->setTitleBrush(palette.color(QPalette::Text));
    QFont font = m_chart->font();
    font.setBold(true);
    m_chart->setTitleFont(font);
    if (!m_xAxis)
        return;
    styleAxis(m_xAxis, m_data.xLabel);
    styleAxis(m_yAxis, m_yAxis->titleText());
    fitTitle();
    for (int i = 0; i < curveCount(); ++i)
        styleCurve(i);
}

void Plot::styleAxis(QAbstractAxis *axis, const QString &title)
{
    const ThemeColors colors = themeColors(m_palette);
    axis->setTitleText(title);
    axis->setTitleBrush(colors.muted);
    axis->setTitleFont(m_chart->font());
    axis->setLabelsBrush(m_palette.color(QPalette::Text));
    axis->setLabelsFont(m_chart->font());
    axis->setLinePen(QPen(colors.muted, 1));
    axis->setGridLinePen(QPen(colors.line, 1));
    QColor faint = colors.line;
    faint.setAlphaF(0.4F);
    axis->setMinorGridLinePen(QPen(faint, 1));
}

/// A title longer than its axis would be cut down to three dots: its unit alone says more.
void Plot::fitTitle()
{
    if (!m_yAxis)
        return;
    const QFontMetricsF metrics(m_chart->font());
    // In a low chart the numbers of the axis need the room more than its title does.
    const bool high = m_chart->size().height() >= metrics.height() * 11;
    if (m_chart->size().height() > 0 && m_xAxis->isTitleVisible() != high)
        m_xAxis->setTitleVisible(high);
    const double room = m_chart->plotArea().height() - 4;
    const auto fits = [&](const QString &text) { return metrics.horizontalAdvance(text) <= room; };
    QString title = m_data.yLabel;
    const qsizetype open = title.lastIndexOf(u'(');
    if (room > 0 && !fits(title) && open >= 0 && title.endsWith(u')'))
        title = title.sliced(open + 1).chopped(1);
    if (room > 0 && !fits(title))
        title = metrics.elidedText(title, Qt::ElideRight, room);
    if (title != m_yAxis->titleText())
        m_yAxis->setTitleText(title);
}

void Plot::styleCurve(int index)
{
    Curve &curve = m_curves[static_cast<size_t>(index)];
    const CurveStyle style = curveStyle(index, m_palette);
    for (QLineSeries *series : curve.lines) {
        series->setPen(linePen(index));
        series->setVisible(curve.visible);
    }
    if (curve.markers) {
        curve.markers->setMarkerShape(markerShape(style.marker));
        curve.markers->setMarkerSize(9);
        curve.markers->setBrush(style.color);
        curve.markers->setPen(QPen(m_palette.color(QPalette::Base), 1));
        curve.markers->setVisible(curve.visible);
    }
    if (curve.bars) {
        QColor area = style.color;
        area.setAlphaF(0.45F);
        curve.bars->setBrush(area);
        curve.bars->setPen(QPen(style.color, 1));
        curve.bars->setVisible(curve.visible);
    }
}

QPen Plot::linePen(int index) const
{
    return m_curves[static_cast<size_t>(index)].shadow ? shadowPen(m_palette)
                                                       : curveStyle(index, m_palette).pen;
}

void Plot::fill(Curve &curve, const ChartSeries &series)
{
    // A bar of height zero or less on a logarithmic axis has no area: it is left out like a gap.
    curve.runs = splitAtGaps(series.points, m_x.log, m_y.log);
    for (const auto &run : curve.runs)
        m_drawable += static_cast<int>(run.size());
    if (curve.barTops) {
        curve.barTops->replace(barOutline(curve.runs, series.barWidth, m_y.log ? m_y.min : 0));
        return;
    }
}

QLineSeries *Plot::line(Curve &curve, size_t run, int index)
{
    if (run < curve.lines.size())
        return curve.lines[run];
    auto *series = new QLineSeries;
    m_chart->addSeries(series);
    series->attachAxis(m_xAxis);
    series->attachAxis(m_yAxis);
    series->setPen(linePen(index));
    series->setVisible(curve.visible);
    curve.lines.push_back(series);
    return series;
}

void Plot::resample()
{
    if (m_applyingRanges)
        return; // who sets them resamples afterwards
    if (fitTicks())
        applyRanges(m_view);
    fitTitle();
    const int pixels = std::max(static_cast<int>(m_chart->plotArea().width()), 50);
    const PixelSpan span{m_view.left, m_view.right, m_x.log, pixels};
    for (int index = 0; index < curveCount(); ++index) {
        Curve &curve = m_curves[static_cast<size_t>(index)];
        if (curve.bars)
            continue;
        size_t points = 0;
        QList<QPointF> marks;
        for (size_t run = 0; run < curve.runs.size(); ++run) {
            std::vector<QPointF> shown =
                isAscending(curve.runs[run]) ? decimate(curve.runs[run], span) : curve.runs[run];
            points += shown.size();
            if (curve.markers && points <= MostMarkers)
                marks.append(QList<QPointF>(shown.begin(), shown.end()));
            if (curve.style == ChartSeries::Style::Step)
                shown = staircase(shown);
            // A lone point between two gaps would be invisible as a line.
            const bool lone = shown.size() == 1 && !curve.markers;
            QLineSeries *series = line(curve, run, index);
            series->setPointsVisible(lone);
            series->replace(QList<QPointF>(shown.begin(), shown.end()));
        }
        for (size_t spare = curve.runs.size(); spare < curve.lines.size(); ++spare)
            curve.lines[spare]->replace(QList<QPointF>());
        if (curve.markers)
            curve.markers->replace(points <= MostMarkers ? marks : QList<QPointF>());
    }
    m_overlay->refresh();
}

void Plot::setCurveVisible(int curve, bool visible)
{
    if (curve < 0 || curve >= curveCount())
        return;
    m_curves[static_cast<size_t>(curve)].visible = visible;
    styleCurve(curve);
    m_overlay->refresh();
}

bool Plot::curveVisible(int curve) const
{
    return curve >= 0 && curve < curveCount() && m_curves[static_cast<size_t>(curve)].visible;
}

} // namespace servescope
