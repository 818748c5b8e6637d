// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace servescope {

/// Text to standard output or standard error as UTF-8, flushed at once.
void printOut(const QString &text);
void printErr(const QString &text);
/// "servescope COMMAND: message hint" on standard error.
void printError(const QString &command, const Error &error);

/// Is standard error a terminal, and how many columns has it (80 when not known)?
bool errIsTerminal();
int errColumns();

} // namespace servescope
