// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QImage>

#include <cmath>
#include <limits>

namespace servescope::test {

inline constexpr double NaN = std::numeric_limits<double>::quiet_NaN();

inline ChartSeries curve(const QString &name, std::vector<QPointF> points,
                         ChartSeries::Style style = ChartSeries::Style::LineWithMarkers)
{
    return {name, style, std::move(points), 0};
}

inline ChartData chartOf(std::vector<ChartSeries> series, bool logX = false, bool logY = false)
{
    ChartData data;
    data.id = QStringLiteral("test_chart");
    data.title = QStringLiteral("Output throughput");
    data.xLabel = QStringLiteral("Concurrency");
    data.yLabel = QStringLiteral("tok/s");
    data.logX = logX;
    data.logY = logY;
    data.series = std::move(series);
    return data;
}

/// Two curves as a sweep gives them.
inline ChartData sweepChart()
{
    return chartOf({curve(QStringLiteral("512 → 128 tokens"), {{1, 80}, {4, 290}, {16, 900}, {64, 1800}}),
                    curve(QStringLiteral("2048 → 128 tokens"), {{1, 60}, {4, 200}, {16, 500}, {64, 640}})},
                   true);
}

/// How many pixels have (about) this colour.
inline int pixelsLike(const QImage &image, const QColor &color, int tolerance = 12)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) < tolerance &&
                std::abs(pixel.green() - color.green()) < tolerance &&
                std::abs(pixel.blue() - color.blue()) < tolerance) {
                ++count;
            }
        }
    }
    return count;
}

} // namespace servescope::test
