// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"
#include "ui/charts/axes.h"

#include <QPalette>
#include <QRectF>

#include <vector>

class QAbstractAxis;
class QAreaSeries;
class QChart;
class QLineSeries;
class QScatterSeries;

namespace servescope {

class PlotOverlay;

/// The part of a chart that is visible, in values.
struct PlotView
{
    double left = 0;
    double right = 1;
    double bottom = 0;
    double top = 1;
    bool operator==(const PlotView &) const = default;
};

/// Draws a ChartData into a QChart: the same for the screen, the live board and exports. Series and axes are
/// kept while the next data have the same shape, so that showing new values is one replace() per curve.
class Plot
{
public:
    explicit Plot(QChart *chart); ///< the chart outlives it

    void setData(const ChartData &data);
    const ChartData &data() const { return m_data; }
    /// Colours, fonts, pens.
    void setPalette(const QPalette &palette);
    /// Hands the series what the plot's pixels can show; after a change of size.
    void resample();

    void setCurveVisible(int curve, bool visible);
    bool curveVisible(int curve) const;
    int curveCount() const { return static_cast<int>(m_curves.size()); }
    /// Is there a value that can be drawn?
    bool empty() const { return m_drawable == 0; }
    /// Values with a place on neither axis: zero or less on a logarithmic one.
    int unshowable() const { return m_unshowable; }

    void setView(const PlotView &view); ///< zooms; limited to where ticks make sense
    void resetView();
    const PlotView &view() const { return m_view; }
    const QPalette &palette() const { return m_palette; }
    const QChart &chart() const { return *m_chart; }
    bool zoomed() const { return m_view != m_whole; }

    QPointF toPixel(const QPointF &value) const; ///< in the chart's coordinates
    QPointF toValue(const QPointF &pixel) const;

private:
    struct Curve
    {
        ChartSeries::Style style = ChartSeries::Style::Line;
        std::vector<std::vector<QPointF>> runs; ///< without gaps, not yet decimated
        std::vector<QLineSeries *> lines;       ///< one per run; spare ones are empty
        QScatterSeries *markers = nullptr;
        QAreaSeries *bars = nullptr;
        QLineSeries *barTops = nullptr;
        bool visible = true;
        bool shadow = false;
    };

    bool sameShape(const ChartData &data, const AxisPlan &x, const AxisPlan &y) const;
    void rebuild();
    void styleCurve(int index);
    QPen linePen(int index) const;
    void fitTitle();
    void styleAxis(QAbstractAxis *axis, const QString &title);
    void fill(Curve &curve, const ChartSeries &series);
    QLineSeries *line(Curve &curve, size_t run, int index);
    void applyRanges(const PlotView &view);
    bool fitTicks(); ///< as many as the plot has room for; true when that changed

    QChart *m_chart;
    PlotOverlay *m_overlay; ///< the chart's child
    ChartData m_data;
    QPalette m_palette;
    AxisPlan m_x, m_y;
    QAbstractAxis *m_xAxis = nullptr;
    QAbstractAxis *m_yAxis = nullptr;
    std::vector<Curve> m_curves;
    PlotView m_whole, m_view;
    bool m_applyingRanges = false;
    int m_xSteps = 6;
    int m_ySteps = 6;
    int m_drawable = 0;
    int m_unshowable = 0;
};

} // namespace servescope
