// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"
#include "core/selftest/self_test_result.h"

namespace servescope {

/// The errors over the number of streams, both axes logarithmic: of each number the load with the lowest rate
/// and a short prompt.
ChartData selfTestChart(const SelfTestResult &result);

} // namespace servescope
