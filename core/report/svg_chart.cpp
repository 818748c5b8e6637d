// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_chart.h"

#include "core/base/translate.h"
#include "core/report/mark_place.h"
#include "core/report/svg_layout.h"
#include "core/report/svg_parts.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

void drawAxes(SvgWriter &svg, const SvgLayout &layout)
{
    const SvgColors &colors = layout.options.colors;
    const QRectF plot = layout.plot;
    svg.open(u"ticks"_s);
    for (const double tick : layout.y.ticks) {
        const double y = layout.y.at(tick);
        svg.line({plot.left(), y}, {plot.right(), y}, u"grid"_s, colors.grid, 1);
        svg.text({plot.left() - 8, y + 4}, tickText(tick), u"muted"_s, colors.muted, 12, u"end"_s);
    }
    double free = -1e9; // labels that would touch are left out
    for (const double tick : layout.x.ticks) {
        if (!layout.x.holds(tick))
            continue;
        const double x = layout.x.at(tick);
        const QString label = tickText(tick);
        const double half = svgTextWidth(label, 12) / 2;
        svg.line({x, plot.bottom()}, {x, plot.bottom() + 5}, u"axis"_s, colors.muted, 1);
        if (x - half < free)
            continue;
        svg.text({x, plot.bottom() + 19}, label, u"muted"_s, colors.muted, 12, u"middle"_s);
        free = x + half + 6;
    }
    svg.close(u"g"_s);
    svg.line(plot.bottomLeft(), plot.bottomRight(), u"axis"_s, colors.muted, 1);
    const ChartData &data = layout.chart.data;
    svg.text({plot.center().x(), plot.bottom() + 39}, data.xLabel, u"muted"_s, colors.muted, 12, u"middle"_s);
    svg.text({14, 18}, data.title, u"text"_s, colors.text, 15, u"start"_s, true);
    svg.text({14, 33}, data.yLabel, u"muted"_s, colors.muted, 12, u"start"_s);
}

/// The longest runs of drawable points, each one line.
std::vector<QList<QPointF>> linesOf(const SvgLayout &layout, const ChartSeries &series)
{
    std::vector<QList<QPointF>> lines;
    QList<QPointF> line;
    const auto finish = [&] {
        if (!line.isEmpty())
            lines.push_back(line);
        line.clear();
    };
    for (const QPointF &point : series.points) {
        if (!layout.x.holds(point.x()) || !layout.y.holds(point.y())) {
            finish();
            continue;
        }
        const QPointF at(layout.x.at(point.x()), layout.y.at(point.y()));
        if (series.style == ChartSeries::Style::Step && !line.isEmpty())
            line.append({at.x(), line.back().y()});
        line.append(at);
    }
    finish();
    return lines;
}

/// Where the curves and their intervals run.
std::vector<QPointF> inkOf(const SvgLayout &layout)
{
    std::vector<QPointF> ink;
    const ChartData &data = layout.chart.data;
    for (size_t s = 0; s < data.series.size(); ++s) {
        const ChartSeries &series = data.series[s];
        for (const QList<QPointF> &line : linesOf(layout, series)) {
            for (qsizetype i = 0; i < line.size(); ++i) {
                const bool bar = series.style == ChartSeries::Style::Bars;
                const QPointF from =
                    bar ? QPointF(line[i].x(), layout.plot.bottom()) : line[std::max<qsizetype>(i - 1, 0)];
                inkBetween(ink, from, line[i]);
            }
        }
        if (s >= layout.chart.intervals.size())
            continue;
        const auto &intervals = layout.chart.intervals[s];
        for (size_t i = 0; i < intervals.size() && i < series.points.size(); ++i) {
            const auto [low, high] = intervals[i];
            if (!layout.x.holds(series.points[i].x()) || !std::isfinite(low))
                continue;
            const double x = layout.x.at(series.points[i].x());
            const double top = layout.y.holds(high) ? layout.y.at(high) : layout.plot.top();
            inkBetween(ink, {x, std::min(layout.y.at(low), layout.plot.bottom())}, {x, top});
        }
    }
    return ink;
}

void drawMarks(SvgWriter &svg, const SvgLayout &layout)
{
    const QRectF plot = layout.plot;
    const QString color = layout.options.colors.mark;
    const std::vector<QPointF> ink = layout.chart.marks.empty() ? std::vector<QPointF>() : inkOf(layout);
    std::vector<QRectF> taken;
    svg.open(u"marks"_s);
    for (const ChartMark &mark : layout.chart.marks) {
        const bool across = mark.orientation == Qt::Horizontal;
        if (!(across ? layout.y : layout.x).holds(mark.value))
            continue;
        QPointF at = plot.bottomLeft();
        if (across) {
            at.setY(layout.y.at(mark.value));
            svg.line(at, {plot.right(), at.y()}, u"mark"_s, color, 1.5, u"6 4"_s);
        } else {
            at.setX(layout.x.at(mark.value));
            svg.line({at.x(), plot.top()}, at, u"mark"_s, color, 1.5, u"6 4"_s);
        }
        const QRectF place = freePlace(
            placesBeside(plot, !across, at, QSizeF(svgTextWidth(mark.text, 12) + 4, 15)), ink, taken);
        if (place.isNull())
            continue; // longer than the plot is wide
        taken.push_back(place);
        const bool end = across ? place.center().x() > plot.center().x() : place.center().x() < at.x();
        svg.text({end ? place.right() - 2 : place.left() + 2, place.bottom() - 4}, mark.text, u"marktext"_s,
                 color, 12, end ? u"end"_s : u"start"_s);
    }
    svg.close(u"g"_s);
}

void drawIntervals(SvgWriter &svg, const SvgLayout &layout, size_t index, const QString &color)
{
    if (index >= layout.chart.intervals.size())
        return;
    const ChartSeries &series = layout.chart.data.series[index];
    const auto &intervals = layout.chart.intervals[index];
    for (size_t i = 0; i < std::min(series.points.size(), intervals.size()); ++i) {
        const QPointF point = series.points[i];
        if (!layout.x.holds(point.x()) || !layout.y.holds(point.y()) || std::isnan(intervals[i].first))
            continue;
        const double x = layout.x.at(point.x());
        const double low = layout.y.at(std::clamp(intervals[i].first, layout.y.from, layout.y.to));
        const QString name = u"c%1 whisker"_s.arg(index % 8);
        svg.line({x - 4, low}, {x + 4, low}, name, color, 1);
        if (std::isinf(intervals[i].second)) { // an open end: dots that lead away, without a bar
            const double middle = layout.y.at(point.y());
            svg.line({x, low}, {x, middle}, name, color, 1);
            svg.line({x, middle}, {x, std::max(layout.plot.top(), middle - 24)}, name, color, 1, u"2 3"_s);
            continue;
        }
        const double high = layout.y.at(std::clamp(intervals[i].second, layout.y.from, layout.y.to));
        svg.line({x, low}, {x, high}, name, color, 1);
        svg.line({x - 4, high}, {x + 4, high}, name, color, 1);
    }
}

void drawSeries(SvgWriter &svg, const SvgLayout &layout, size_t index)
{
    const ChartSeries &series = layout.chart.data.series[index];
    const QString color = layout.options.colors.series[static_cast<qsizetype>(index % 8)];
    svg.openSeries(index, series, layout.options.inlined);
    switch (series.style) {
    case ChartSeries::Style::Bars:
        for (const QPointF &point : series.points) {
            if (!layout.x.holds(point.x()) || !(point.y() > 0))
                continue;
            const double left = layout.x.at(point.x());
            const double right = layout.x.at(std::min(point.x() + series.barWidth, layout.x.to));
            svg.bar(QRectF(QPointF(left, layout.y.at(std::min(point.y(), layout.y.to))),
                           QPointF(right, layout.plot.bottom())),
                    u"c%1 bar"_s.arg(index % 8), color);
        }
        break;
    case ChartSeries::Style::Line:
    case ChartSeries::Style::Step:
    case ChartSeries::Style::LineWithMarkers:
        for (const QList<QPointF> &line : linesOf(layout, series))
            svg.polyline(line, u"c%1 curve"_s.arg(index % 8), color, svgDash(index));
        drawIntervals(svg, layout, index, color);
        if (series.style == ChartSeries::Style::LineWithMarkers) {
            for (const QPointF &point : series.points) {
                if (layout.x.holds(point.x()) && layout.y.holds(point.y()))
                    svg.marker({layout.x.at(point.x()), layout.y.at(point.y())}, index,
                               u"c%1 dot"_s.arg(index % 8), color, layout.options.colors.ground);
            }
        }
        break;
    }
    svg.close(u"g"_s);
}

void drawLegend(SvgWriter &svg, const SvgLayout &layout)
{
    for (qsizetype i = 0; i < layout.legend.size(); ++i) {
        const auto index = static_cast<size_t>(i);
        const QRectF place = layout.legend[i];
        const ChartSeries &series = layout.chart.data.series[index];
        const QString color = layout.options.colors.series[i % 8];
        svg.openLegend(index, layout.options.inlined, place);
        const double y = place.center().y();
        if (series.style == ChartSeries::Style::Bars) {
            svg.bar(QRectF(place.left() + 8, y - 5, 14, 10), u"c%1 bar"_s.arg(index % 8), color);
        } else {
            svg.polyline(QList<QPointF>{{place.left(), y}, {place.left() + 30, y}},
                         u"c%1 curve"_s.arg(index % 8), color, svgDash(index));
            if (series.style == ChartSeries::Style::LineWithMarkers)
                svg.marker({place.left() + 15, y}, index, u"c%1 dot"_s.arg(index % 8), color,
                           layout.options.colors.ground);
        }
        svg.text({place.left() + 36, y + 4}, series.name, u"text"_s, layout.options.colors.text, 12,
                 u"start"_s);
        svg.close(u"g"_s);
    }
}

} // namespace

const SvgColors &lightSvgColors()
{
    static const SvgColors colors{u"#ffffff"_s,
                                  u"#18212b"_s,
                                  u"#596673"_s,
                                  u"#e3e8ed"_s,
                                  u"#94305c"_s,
                                  {u"#0072b2"_s, u"#d55e00"_s, u"#009e73"_s, u"#cc79a7"_s, u"#e69f00"_s,
                                   u"#56b4e9"_s, u"#3a424b"_s, u"#b5a600"_s}};
    return colors;
}

const SvgColors &darkSvgColors()
{
    static const SvgColors colors{u"#191f26"_s,
                                  u"#e6ebf0"_s,
                                  u"#9daab7"_s,
                                  u"#333d48"_s,
                                  u"#f29bbf"_s,
                                  {u"#56b4e9"_s, u"#e69f00"_s, u"#1fc28f"_s, u"#e38fbd"_s, u"#f0e442"_s,
                                   u"#f27d3a"_s, u"#4c94d8"_s, u"#c4ccd4"_s}};
    return colors;
}

QByteArray svgChart(const ReportChart &chart, const SvgOptions &options)
{
    SvgWriter svg(options, chart.data);
    if (chart.data.empty()) {
        svg.text({14, 18}, chart.data.title, u"text"_s, options.colors.text, 15, u"start"_s, true);
        svg.text({options.size.width() / 2.0, options.size.height() / 2.0},
                 translate("Report", "No values to draw."), u"muted"_s, options.colors.muted, 13,
                 u"middle"_s);
        return svg.take();
    }
    const SvgLayout layout = layOut(chart, options);
    svg.setAxes(layout.x, layout.y, layout.plot);
    drawAxes(svg, layout);
    drawMarks(svg, layout);
    for (size_t i = 0; i < chart.data.series.size(); ++i)
        drawSeries(svg, layout, i);
    drawLegend(svg, layout);
    return svg.take();
}

} // namespace servescope
