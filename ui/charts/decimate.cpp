// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace servescope {

std::vector<std::vector<QPointF>> splitAtGaps(std::span<const QPointF> points, bool logX, bool logY)
{
    std::vector<std::vector<QPointF>> runs;
    bool open = false;
    for (const QPointF &point : points) {
        const bool drawable = std::isfinite(point.x()) && std::isfinite(point.y()) &&
                              !(logX && point.x() <= 0) && !(logY && point.y() <= 0);
        if (!drawable) {
            open = false;
            continue;
        }
        if (!open)
            runs.emplace_back();
        open = true;
        runs.back().push_back(point);
    }
    return runs;
}

std::vector<QPointF> decimate(std::span<const QPointF> points, const PixelSpan &span)
{
    const auto pixels = static_cast<size_t>(std::max(span.pixels, 1));
    auto first = std::lower_bound(points.begin(), points.end(), span.min,
                                  [](const QPointF &point, double x) { return point.x() < x; });
    auto last = std::upper_bound(first, points.end(), span.max,
                                 [](double x, const QPointF &point) { return x < point.x(); });
    if (first != points.begin())
        --first;
    if (last != points.end())
        ++last;
    const std::span<const QPointF> visible(first, last);
    if (visible.size() <= 4 * pixels)
        return {visible.begin(), visible.end()};

    const auto place = [&span](double x) { return span.log ? std::log(x) : x; };
    const double origin = place(span.min);
    const double scale = static_cast<double>(pixels) / std::max(place(span.max) - origin, 1e-300);
    const auto column = [&](const QPointF &point) { return std::floor((place(point.x()) - origin) * scale); };

    std::vector<QPointF> kept;
    kept.reserve(4 * pixels + 8);
    for (size_t begin = 0; begin < visible.size();) {
        size_t end = begin + 1;
        size_t low = begin;
        size_t high = begin;
        const double here = column(visible[begin]);
        for (; end < visible.size() && column(visible[end]) == here; ++end) {
            if (visible[end].y() < visible[low].y())
                low = end;
            if (visible[end].y() > visible[high].y())
                high = end;
        }
        std::array<size_t, 4> picks{begin, std::min(low, high), std::max(low, high), end - 1};
        size_t previous = visible.size();
        for (const size_t pick : picks) {
            if (pick != previous)
                kept.push_back(visible[pick]);
            previous = pick;
        }
        begin = end;
    }
    return kept;
}

std::vector<QPointF> staircase(std::span<const QPointF> points)
{
    std::vector<QPointF> corners;
    corners.reserve(points.size() * 2);
    for (size_t i = 0; i < points.size(); ++i) {
        if (i > 0)
            corners.emplace_back(points[i].x(), points[i - 1].y());
        corners.push_back(points[i]);
    }
    return corners;
}

} // namespace servescope
