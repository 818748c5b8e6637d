// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope show: a stored run or result file as text, recomputed as asked. Gives the exit code.
const CommandSpec &showSpec();
int runShow(const Arguments &arguments);

} // namespace servescope
