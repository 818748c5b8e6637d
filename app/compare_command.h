// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope compare: runs or result files against a baseline, with intervals and verdicts. Gives the exit
/// code.
const CommandSpec &compareSpec();
int runCompare(const Arguments &arguments);

} // namespace servescope
