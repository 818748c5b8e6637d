// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace servescope {

/// One axis of a drawn chart: where a value lies and where its ticks are.
struct SvgAxis
{
    double from = 0, to = 1; ///< values
    bool log = false;
    double start = 0, length = 1; ///< drawing units; negative length runs upwards
    std::vector<double> ticks;

    double at(double value) const;
    bool holds(double value) const; ///< can be drawn: finite, positive on a log axis, within the range
};

/// An axis over those values with ticks at round numbers. A logarithmic one needs positive values, else it
/// falls back to linear. `wanted`: about so many ticks.
SvgAxis niceAxis(double least, double most, bool log, bool fromZero, int wanted);
/// The text of a tick: "0.25", "1,000" as "1000", "12k" from ten thousand on.
QString tickText(double value);

} // namespace servescope
