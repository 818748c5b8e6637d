// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope tokenize: JSON lines with texts to JSON lines with token ids, or back. Gives the exit code.
const CommandSpec &tokenizeSpec();
int runTokenize(const Arguments &arguments);

} // namespace servescope
