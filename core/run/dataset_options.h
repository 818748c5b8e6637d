// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/dataset.h"
#include "core/scenario/scenario.h"

namespace servescope {

/// The data set that a scenario sends at a point of these lengths; repeat k has the seed + k.
DatasetOptions datasetOptions(const Scenario &scenario, const LengthPair &lengths, int repeat);

} // namespace servescope
