// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope report: documents about runs, for people who never start the program.
const CommandSpec &reportSpec();
int runReport(const Arguments &arguments);

} // namespace servescope
