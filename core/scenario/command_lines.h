// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

namespace servescope {

enum class CommandFlavor { ServeScope, Vllm };

/// The scenario as command lines for a shell, one per point: `servescope bench …` or `vllm bench serve …`.
/// Only what differs from the command's default is written; what a command cannot do is left out, and named
/// in a comment line. Headers and members that look like keys or passwords are never written.
QStringList commandLines(const Scenario &scenario, CommandFlavor flavor);

} // namespace servescope
