// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explorer/point_data.h"
#include "ui/explorer/series_strip.h"

namespace servescope {

/// What the server and its cards said during a point, over the seconds since the first dispatch. Curves
/// without a value are left out.
std::vector<StripCurve> requestCurves(const PointData &data); ///< running, waiting
std::vector<StripCurve> cacheCurves(const PointData &data);   ///< KV cache, per cent
std::vector<StripCurve> gpuCurves(const PointData &data);     ///< utilisation %, power W, temperature °C

} // namespace servescope
