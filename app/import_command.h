// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope import: result files of other tools into a library, with their audit. Gives the exit code.
const CommandSpec &importSpec();
int runImport(const Arguments &arguments);

} // namespace servescope
