// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope dataset: shows which prompts a workload would send. Gives the exit code.
const CommandSpec &datasetSpec();
int runDataset(const Arguments &arguments);

} // namespace servescope
