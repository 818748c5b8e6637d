// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/chart_data.h"

#include <QStringList>

namespace servescope {

/// Writes the curves of a run as PNG into its folder charts/; gives the paths. Curves without a point are
/// left out.
Result<QStringList> writeRunCharts(const StoredRun &run, const ChartRenderer &renderer);

} // namespace servescope
