// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope simulate: the built-in server until SIGINT or SIGTERM. Needs a QCoreApplication; gives the exit
/// code.
const CommandSpec &simulateSpec();
int runSimulate(const Arguments &arguments);

} // namespace servescope
