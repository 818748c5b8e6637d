// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope resume: measures what an interrupted run still lacks. Gives the exit code.
const CommandSpec &resumeSpec();
int runResume(const Arguments &arguments);

} // namespace servescope
