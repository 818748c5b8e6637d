// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"

#include <QSize>

namespace servescope {

/// The colours of a drawing, as "#rrggbb".
struct SvgColors
{
    QString ground, text, muted, grid, mark;
    QStringList series; ///< eight, distinguishable without colour vision (Okabe and Ito)
};
const SvgColors &lightSvgColors();
const SvgColors &darkSvgColors();

struct SvgOptions
{
    QSize size{760, 420};
    SvgColors colors = lightSvgColors();
    /// Inside a page: no XML declaration, no ground, and classes (c0 … c7, text, grid …) by which a style
    /// sheet may replace the colours; series carry their values in data-v for a script.
    bool inlined = false;
    QString id; ///< of the element, when inlined
    QString fonts = QStringLiteral("'Noto Sans', 'Noto Sans CJK SC', 'Segoe UI', 'PingFang SC', "
                                   "'Microsoft YaHei', sans-serif");
};

/// A chart as SVG 1.1, drawn without any window library: the same bytes for the same chart everywhere. Says
/// what it shows in its <title> and <desc>. An empty chart gives a drawing with a sentence.
QByteArray svgChart(const ReportChart &chart, const SvgOptions &options);

/// Text as XML character data, control characters left out.
QString xmlText(const QString &text);

} // namespace servescope
