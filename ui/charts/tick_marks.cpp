// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tick_marks.h"

#include "ui/charts/axes.h"
#include "ui/charts/chart_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

std::vector<TickMark> linearMarks(double min, double max, int steps)
{
    const double step = niceStep(max - min, std::max(steps, 1));
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
    std::vector<TickMark> marks;
    const double first = std::ceil(min / step - 1e-9);
    const auto count = static_cast<int>(std::floor(max / step + 1e-9) - first) + 1;
    for (int i = 0; i < count; ++i) {
        const double value = (first + i) * step;
        marks.push_back({value, std::abs(value) >= 1e9 ? chartNumber(value)
                                                       : QLocale().toString(value + 0.0, 'f', decimals)});
    }
    return marks;
}

} // namespace

std::vector<TickMark> tickMarks(double min, double max, int steps, bool log)
{
    if (!std::isfinite(min) || !std::isfinite(max) || !(min < max))
        return {};
    if (!log || min <= 0 || max / min < 3)
        return linearMarks(min, max, steps);
    const double decades = std::log10(max / min);
    std::vector<TickMark> marks;
    const int stride = std::max(1, static_cast<int>(std::ceil(decades / std::max(steps, 1))));
    const bool between = decades * 3 <= steps + 1;
    for (int power = static_cast<int>(std::floor(std::log10(min))); power <= std::ceil(std::log10(max));
         ++power) {
        for (const double lead : {1.0, 2.0, 5.0}) {
            const double value = lead * std::pow(10, power);
            if (value < min * (1 - 1e-9) || value > max * (1 + 1e-9) || (lead > 1 && !between))
                continue;
            marks.push_back({value, power % stride == 0 ? chartNumber(value) : QString()});
        }
    }
    return marks.empty() ? linearMarks(min, max, steps) : marks;
}

} // namespace servescope
