// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope demo: the bundled scenario on the built-in simulator. Needs a QApplication; gives the exit
/// code.
const CommandSpec &demoSpec();
int runDemo(const Arguments &arguments);

} // namespace servescope
