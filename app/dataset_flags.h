// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/scenario/scenario.h"

#include <span>

namespace servescope {

/// The flags that say what is sent, of bench and dataset alike: vLLM's names, meanings and defaults.
std::span<const FlagSpec> datasetFlags();

/// Puts them into the scenario, the lengths of random prompts as its only input_output. Errors:
/// usage.bad_value.
Result<void> readDatasetFlags(const Arguments &arguments, Scenario &scenario);

} // namespace servescope
