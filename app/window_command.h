// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/base/result.h"

namespace servescope {

/// The window, with the files and folders named. Needs a QApplication; gives the exit code.
const CommandSpec &windowSpec();
int runWindow(const Arguments &arguments);

/// Can a window be shown? Qt itself would end the process without an answer. Errors: window.no_display.
Result<void> checkDisplay();

} // namespace servescope
