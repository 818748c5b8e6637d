// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope bench: one measured point. Needs a QCoreApplication; gives the exit code.
int runBench(const Arguments &arguments);

} // namespace servescope
