// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_axis.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

double SvgAxis::at(double value) const
{
    const double share = log ? std::log(value / from) / std::log(to / from) : (value - from) / (to - from);
    return start + share * length;
}

bool SvgAxis::holds(double value) const
{
    constexpr double slack = 1e-9; // of rounding
    if (!std::isfinite(value) || (log && value <= 0))
        return false;
    const double low = log ? from * (1 - slack) : from - (to - from) * slack;
    const double high = log ? to * (1 + slack) : to + (to - from) * slack;
    return value >= low && value <= high;
}

namespace {

void addLogTicks(SvgAxis &axis, int wanted)
{
    const double decades = std::log10(axis.to / axis.from);
    const std::vector<double> steps = decades <= 1.2   ? std::vector<double>{1, 1.5, 2, 3, 4, 5, 6, 8}
                                      : decades <= 2.5 ? std::vector<double>{1, 2, 5}
                                                       : std::vector<double>{1};
    const int every = steps.size() == 1 ? std::max(1, static_cast<int>(std::ceil(decades / wanted))) : 1;
    for (int power = static_cast<int>(std::floor(std::log10(axis.from))); power <= std::log10(axis.to) + 1e-9;
         power += every) {
        for (const double step : steps) {
            const double tick = step * std::pow(10, power);
            if (axis.holds(tick))
                axis.ticks.push_back(tick);
        }
    }
}

} // namespace

SvgAxis niceAxis(double least, double most, bool log, bool fromZero, int wanted)
{
    SvgAxis axis;
    axis.log = log && least > 0 && most > least;
    if (axis.log) {
        axis.from = least / std::pow(most / least, 0.03);
        axis.to = most * std::pow(most / least, 0.03);
        addLogTicks(axis, wanted);
        return axis;
    }
    if (fromZero && least > 0)
        least = 0;
    if (!(most > least)) {
        const double widen = most != 0 ? std::abs(most) * 0.5 : 1;
        least = least > 0 || least < 0 ? least - widen : 0;
        most += widen;
    }
    const double raw = (most - least) / std::max(1, wanted);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    double step = power;
    for (const double nice : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        step = nice * power;
        if (step >= raw * 0.999)
            break;
    }
    axis.from = std::floor(least / step + 1e-9) * step;
    axis.to = std::ceil(most / step - 1e-9) * step;
    const int count = static_cast<int>(std::lround((axis.to - axis.from) / step));
    for (int i = 0; i <= count; ++i)
        axis.ticks.push_back(axis.from + i * step);
    return axis;
}

QString tickText(double value)
{
    const double size = std::abs(value);
    if (size < 1e-12)
        return u"0"_s;
    if (size >= 9999.5) {
        const QString text = QString::number(value / (size >= 999'999 ? 1e6 : 1e3), 'g', 4);
        return text + (size >= 999'999 ? u'M' : u'k');
    }
    return QString::number(value, 'g', 4);
}

} // namespace servescope
