// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

class QAbstractAxis;
class QChart;

namespace servescope {

/// What is wanted of an axis.
struct AxisWish
{
    bool log = false;
    bool fromZero = false;
    bool room = false;      ///< keep markers off the frame
    bool doublings = false; ///< ticks at powers of two, when a logarithmic axis has few enough of them
};

/// What an axis must be so that it shows every value and has ticks.
struct AxisPlan
{
    bool log = false;
    double base = 10; ///< of a logarithmic axis
    double min = 0;
    double max = 1;
    int unshowable = 0; ///< values ≤ 0 that a logarithmic axis leaves out

    bool operator==(const AxisPlan &) const = default;
};

/// The one place that decides about ranges. Values that are not finite are ignored; no value at all gives 0
/// … 1. A logarithmic axis whose positive values lie within one decade, or that has none, becomes linear: Qt
/// would draw it without a tick.
AxisPlan planAxis(std::span<const double> values, AxisWish wish);

/// 1, 2 or 5 times a power of ten: the smallest that needs at most so many steps for the range.
double niceStep(double range, int steps = 6);

/// A new axis in the chart (Qt::AlignBottom, Qt::AlignLeft), without a range yet.
QAbstractAxis *addAxis(QChart *chart, const AxisPlan &plan, Qt::Alignment side);
/// Sets range, ticks and label format of an axis made by addAxis(); never leaves it without ticks. `steps` =
/// how many labels there is room for.
void setAxisRange(QAbstractAxis *axis, double min, double max, int steps = 6);

} // namespace servescope
