// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axes.h"

#include <QtCharts/QChart>
#include <QtCharts/QLogValueAxis>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostTicks = 100;   // of an axis
constexpr double Largest = 1e15; // beyond it labels and steps lose their meaning

double floorNice(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    const double lead = value / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

double ceilNice(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    const double lead = value / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

AxisPlan logPlan(double low, double high, AxisWish wish)
{
    if (wish.doublings && high / low <= std::exp2(11)) {
        const double room = std::exp2(0.25);
        return {true, 2, low / room, high * room, 0};
    }
    AxisPlan plan{true, 10, floorNice(low), ceilNice(high), 0};
    if (wish.room && plan.min == low)
        plan.min /= 1.3;
    if (wish.room && plan.max == high)
        plan.max *= 1.3;
    return plan;
}

AxisPlan linearPlan(double low, double high, AxisWish wish)
{
    const double largest = std::max(std::abs(low), std::abs(high));
    if (wish.fromZero) {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
    }
    if (high - low <= largest * 1e-9) { // all equal, as far as a label can tell
        if (largest == 0)
            return {};
        low -= largest * 0.1;
        high += largest * 0.1;
    }
    if (wish.room) {
        const double room = (high - low) * 0.04;
        high += high == 0 && wish.fromZero ? 0 : room;
        low -= low == 0 && wish.fromZero ? 0 : room;
    }
    const double step = niceStep(high - low);
    // A value on a tick up to rounding must not push the axis one step further.
    return {false, 10, std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, 0};
}

QString labelFormat(double min, double max, double step)
{
    const double largest = std::max(std::abs(min), std::abs(max));
    if (largest >= 1e7 || (largest > 0 && largest < 1e-4))
        return u"%.3g"_s;
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 6);
    return u"%.%1f"_s.arg(decimals);
}

} // namespace

double niceStep(double range, int steps)
{
    if (!(range > 0))
        return 1;
    return ceilNice(range / std::max(steps, 1));
}

AxisPlan planAxis(std::span<const double> values, AxisWish wish)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double lowPositive = low;
    int notPositive = 0;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
        if (value > 0)
            lowPositive = std::min(lowPositive, value);
        else
            ++notPositive;
    }
    if (low > high)
        return {};
    low = std::clamp(low, -Largest, Largest);
    high = std::clamp(high, -Largest, Largest);
    if (wish.log && high > 0) {
        lowPositive = std::clamp(lowPositive, 1 / Largest, Largest);
        if (high / lowPositive >= 10) {
            AxisPlan plan = logPlan(lowPositive, high, wish);
            plan.unshowable = notPositive;
            return plan;
        }
    }
    return linearPlan(low, high, wish);
}

QAbstractAxis *addAxis(QChart *chart, const AxisPlan &plan, Qt::Alignment side)
{
    QAbstractAxis *axis = nullptr;
    if (plan.log) {
        auto *logAxis = new QLogValueAxis;
        logAxis->setBase(plan.base);
        logAxis->setLabelFormat(
            u"%.6g"_s); // with localized numbers a format without precision gives no label
        if (plan.base == 10)
            logAxis->setMinorTickCount(-1); // as many as the base asks for
        axis = logAxis;
    } else {
        auto *valueAxis = new QValueAxis;
        // A range that somebody else sets must not be filled with the ticks of another.
        QObject::connect(valueAxis, &QValueAxis::rangeChanged, valueAxis, [valueAxis](qreal min, qreal max) {
            if (valueAxis->tickType() != QValueAxis::TicksDynamic ||
                (max - min) / valueAxis->tickInterval() < MostTicks)
                return;
            valueAxis->setTickType(QValueAxis::TicksFixed);
        });
        axis = valueAxis;
    }
    chart->addAxis(axis, side);
    return axis;
}

void setAxisRange(QAbstractAxis *axis, double min, double max, int steps)
{
    if (auto *logAxis = qobject_cast<QLogValueAxis *>(axis)) {
        min = std::max(min, 1 / Largest);
        const double leastRatio = logAxis->base() * 2;
        if (max / min < leastRatio) {
            const double middle = std::sqrt(min * max);
            min = middle / std::sqrt(leastRatio);
            max = middle * std::sqrt(leastRatio);
        }
        logAxis->setRange(min, max);
        return;
    }
    auto *valueAxis = qobject_cast<QValueAxis *>(axis);
    if (!valueAxis)
        return;
    const double largest = std::max({std::abs(min), std::abs(max), 1e-12});
    if (max - min < largest * 1e-9) {
        const double middle = (min + max) / 2;
        min = middle - largest * 5e-10;
        max = middle + largest * 5e-10;
    }
    double step = niceStep(max - min, steps);
    while (std::floor(max / step) - std::ceil(min / step) < 1) // one tick alone tells no scale
        step = floorNice(step * 0.99);
    // With dynamic ticks an old small step under a new wide range would make millions of labels for a moment.
    valueAxis->setTickType(QValueAxis::TicksFixed);
    valueAxis->setLabelFormat(labelFormat(min, max, step));
    valueAxis->setRange(min, max);
    valueAxis->setTickInterval(step);
    valueAxis->setTickAnchor(0);
    valueAxis->setTickType(QValueAxis::TicksDynamic);
}

} // namespace servescope
