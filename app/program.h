// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// The whole program: finds the command, makes the application object it needs, runs it; gives the exit code.
int runProgram(int argc, char **argv);

} // namespace servescope
