// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

class SweepSession;

/// servescope sweep: all points of a combos.yaml. Needs a QApplication; gives the exit code.
const CommandSpec &sweepSpec();
int runSweep(const Arguments &arguments);

/// Runs a session in the event loop, with SIGINT and SIGTERM cancelling it; gives its exit code.
int runSession(SweepSession &session);

} // namespace servescope
