// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/svg_chart.h"

#include <QRectF>

class QPainter;

namespace servescope {

/// Draws a chart as svgChart() describes it: vectors stay vectors where the painter's device has them.
void paintChart(QPainter &painter, const QRectF &area, const ReportChart &chart,
                const SvgColors &colors = lightSvgColors());

/// The same as PNG; `dpi` against 96. Errors: chart.render.
Result<QByteArray> chartPng(const ReportChart &chart, int dpi, const SvgColors &colors = lightSvgColors());

} // namespace servescope
