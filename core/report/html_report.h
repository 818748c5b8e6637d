// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"

namespace servescope {

enum class HtmlTheme { Auto, Light, Dark };

/// The report as one HTML file that loads nothing: charts as inline SVG, style and script inside, the data as
/// JSON in <script id="servescope-data">. Complete without JavaScript; with it tables can be filtered and
/// sorted, charts tell their values and can be zoomed, curves hidden, and the theme switched. Prints in light
/// colours.
QByteArray htmlReport(const ReportDocument &document, HtmlTheme theme = HtmlTheme::Auto);

const char *htmlStyle();
const char *htmlScript();
const char *htmlZoomScript(); ///< of the charts; runs before htmlScript()

} // namespace servescope
