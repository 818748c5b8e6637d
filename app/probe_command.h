// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope probe: what a server is, and whether it can be measured. Gives the exit code.
const CommandSpec &probeSpec();
int runProbe(const Arguments &arguments);

} // namespace servescope
