// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QImage>

namespace servescope {

/// Draws charts with Qt Charts, off the screen. Needs a QApplication (the offscreen platform will do) and its
/// thread.
class QtChartRenderer : public ChartRenderer
{
public:
    Result<QByteArray> png(const ChartData &chart, QSize size, int dpi) const override;
    /// The same as an image, for the clipboard. Errors: chart.empty, chart.render.
    Result<QImage> image(const ChartData &chart, QSize size, int dpi) const;
    /// The same as lines and text that stay sharp at any size.
    Result<QByteArray> svg(const ChartData &chart, QSize size) const;
};

} // namespace servescope
