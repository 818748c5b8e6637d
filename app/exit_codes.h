// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// What the program tells the shell; the same for every command.
enum ExitCode : int {
    ExitFine = 0,
    ExitObjectiveMissed = 1, ///< only where an objective was asked to decide (--fail-under)
    ExitUsage = 2,           ///< wrong flags, an unreadable scenario, no display …
    ExitRunFailed = 3,
    ExitInterrupted = 130, ///< SIGINT or SIGTERM; partial results are kept
};

} // namespace servescope
