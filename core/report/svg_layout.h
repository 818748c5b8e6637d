// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/svg_axis.h"
#include "core/report/svg_chart.h"

#include <QList>
#include <QRectF>

namespace servescope {

/// A chart and where its parts lie.
struct SvgLayout
{
    const ReportChart &chart;
    const SvgOptions &options;
    SvgAxis x, y;
    QRectF plot;
    QList<QRectF> legend; ///< a place per series
};

/// Axes that hold all values of the chart, and places for plot and legend. The chart has values; it and the
/// options outlive the layout.
SvgLayout layOut(const ReportChart &chart, const SvgOptions &options);

} // namespace servescope
