// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_layout.h"

#include "core/report/svg_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace servescope {

namespace {

struct Range
{
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    double leastPositive = std::numeric_limits<double>::infinity();
    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        least = std::min(least, value);
        most = std::max(most, value);
        if (value > 0)
            leastPositive = std::min(leastPositive, value);
    }
};

void fitAxes(SvgLayout &layout)
{
    Range xs, ys;
    std::set<double> loads;
    bool markers = false;
    const ChartData &data = layout.chart.data;
    for (size_t s = 0; s < data.series.size(); ++s) {
        const ChartSeries &series = data.series[s];
        markers = markers || series.style == ChartSeries::Style::LineWithMarkers;
        for (size_t i = 0; i < series.points.size(); ++i) {
            const QPointF point = series.points[i];
            if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
                continue;
            xs.add(point.x());
            if (series.style == ChartSeries::Style::Bars)
                xs.add(point.x() + series.barWidth);
            ys.add(point.y());
            loads.insert(point.x());
            if (s < layout.chart.intervals.size() && i < layout.chart.intervals[s].size()) {
                // An open end of an interval must not squeeze the curve.
                const auto [low, high] = layout.chart.intervals[s][i];
                ys.add(std::max(low, 0.0));
                if (high < point.y() * 4)
                    ys.add(high);
            }
        }
    }
    for (const ChartMark &mark : layout.chart.marks) {
        if (mark.orientation == Qt::Horizontal && mark.value <= ys.most * 1.6)
            ys.add(mark.value);
    }
    layout.x =
        niceAxis(data.logX ? xs.leastPositive : xs.least, xs.most, data.logX, markers && !data.logX, 6);
    if (data.logX && markers && loads.size() <= 14)
        layout.x.ticks.assign(loads.begin(), loads.end()); // the measured loads themselves
    layout.y = niceAxis(data.logY ? ys.leastPositive : ys.least, ys.most, data.logY, data.yFromZero, 5);
}

void place(SvgLayout &layout)
{
    const QSize size = layout.options.size;
    const ChartData &data = layout.chart.data;
    double x = 0, rows = 0;
    const double width = size.width() - 80;
    const bool wanted = data.series.size() > 1;
    for (size_t i = 0; wanted && i < data.series.size(); ++i) {
        const double entry = svgTextWidth(data.series[i].name, 12) + 48;
        if (x > 0 && x + entry > width) {
            x = 0;
            ++rows;
        }
        layout.legend.append(QRectF(64 + x, rows * 20, entry, 20));
        x += entry;
    }
    const double legendHeight = wanted ? (rows + 1) * 20 + 8 : 0;
    double labels = 0;
    for (const double tick : layout.y.ticks)
        labels = std::max(labels, svgTextWidth(tickText(tick), 12));
    layout.plot = QRectF(labels + 34, 50, 0, 0);
    layout.plot.setRight(size.width() - 18);
    layout.plot.setBottom(size.height() - 48 - legendHeight);
    for (QRectF &entry : layout.legend)
        entry.translate(0, size.height() - legendHeight + 2);
    layout.x.start = layout.plot.left();
    layout.x.length = layout.plot.width();
    layout.y.start = layout.plot.bottom();
    layout.y.length = -layout.plot.height();
}

} // namespace

SvgLayout layOut(const ReportChart &chart, const SvgOptions &options)
{
    SvgLayout layout{chart, options, {}, {}, {}, {}};
    fitAxes(layout);
    place(layout);
    return layout;
}

} // namespace servescope
