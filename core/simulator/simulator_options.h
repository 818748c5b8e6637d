// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulator.h"

namespace servescope {

/// Error simulator.options names the first value that is out of its range.
Result<void> checkOptions(const SimulatorOptions &options);

} // namespace servescope
