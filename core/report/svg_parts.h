// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/svg_axis.h"
#include "core/report/svg_chart.h"

#include <QList>
#include <QRectF>

namespace servescope {

/// About how wide a text is in that font size: without a font nobody knows exactly.
double svgTextWidth(const QString &text, double size);
/// The dashes of the n-th curve; empty = a plain line.
QString svgDash(size_t series);

/// Writes the elements of a chart one after the other. Each has its class and, as attributes, its colours: a
/// style sheet may overrule them, and a viewer without style sheets still draws them.
class SvgWriter
{
public:
    SvgWriter(const SvgOptions &options, const ChartData &data);

    /// What a script needs to find values by the mouse.
    void setAxes(const SvgAxis &x, const SvgAxis &y, const QRectF &plot);
    void openSeries(size_t index, const ChartSeries &series, bool withValues);
    void openLegend(size_t index, bool clickable, const QRectF &place);
    void open(const QString &name); ///< a group
    void close(const QString &element);

    void line(QPointF from, QPointF to, const QString &name, const QString &color, double width,
              const QString &dash = {});
    void polyline(const QList<QPointF> &points, const QString &name, const QString &color,
                  const QString &dash);
    void bar(const QRectF &area, const QString &name, const QString &color);
    void marker(QPointF at, size_t series, const QString &name, const QString &color, const QString &ground);
    void text(QPointF at, const QString &text, const QString &name, const QString &color, double size,
              const QString &anchor, bool bold = false);

    QByteArray take();

private:
    SvgOptions m_options;
    QString m_head; ///< the root element, open for attributes
    QString m_intro;
    QString m_body;
};

} // namespace servescope
