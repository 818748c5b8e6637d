// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

const CommandSpec &selftestSpec();
int runSelftest(const Arguments &arguments);

} // namespace servescope
