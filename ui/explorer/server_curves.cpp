// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/server_curves.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace servescope {

namespace {

struct ServerCurves
{
    Q_DECLARE_TR_FUNCTIONS(ServerCurves)
};

void add(std::vector<StripCurve> &curves, const PointData &data, Quantity quantity, const QString &name,
         bool steps, double scale = 1)
{
    StripCurve curve{name, {}, steps};
    bool any = false;
    for (const ServerState &state : data.telemetry) {
        const auto value = state[quantity];
        any |= value.has_value();
        curve.points.emplace_back(toSeconds(state.time - data.origin),
                                  value ? *value * scale : std::numeric_limits<double>::quiet_NaN());
    }
    if (any)
        curves.push_back(std::move(curve));
}

} // namespace

std::vector<StripCurve> requestCurves(const PointData &data)
{
    std::vector<StripCurve> curves;
    add(curves, data, Quantity::Running, ServerCurves::tr("running"), true);
    add(curves, data, Quantity::Waiting, ServerCurves::tr("waiting"), true);
    return curves;
}

std::vector<StripCurve> cacheCurves(const PointData &data)
{
    std::vector<StripCurve> curves;
    add(curves, data, Quantity::CacheUse, ServerCurves::tr("in use"), false, 100);
    return curves;
}

std::vector<StripCurve> gpuCurves(const PointData &data)
{
    std::vector<StripCurve> curves;
    add(curves, data, Quantity::GpuUtilization, ServerCurves::tr("utilisation, %"), false);
    add(curves, data, Quantity::GpuPower, ServerCurves::tr("power, W"), false);
    add(curves, data, Quantity::GpuTemperature, ServerCurves::tr("temperature, °C"), false);
    return curves;
}

} // namespace servescope
