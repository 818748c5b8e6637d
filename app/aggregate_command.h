// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// servescope aggregate: a folder's results as one CSV. Gives the exit code.
const CommandSpec &aggregateSpec();
int runAggregate(const Arguments &arguments);

} // namespace servescope
