// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"

#include <QMap>

namespace servescope {

/// What the points of a sweep say together, in sentences: knee, saturation, the largest load within the
/// objectives, Little's law and the Pareto front. Empty for fewer than two loads.
QString curveText(const MeasuredRun &run, const QMap<QString, double> &objectives);

} // namespace servescope
