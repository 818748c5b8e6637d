// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/diagnostic.h"

namespace servescope {

/// Message and hint in the language of the window; the English ones for a code without a catalogue entry.
QString diagnosticText(const Diagnostic &diagnostic);

/// The same with its line in front: "Line 3: …".
QString diagnosticLine(const Diagnostic &diagnostic);

/// What a key is for, with its unit, range and default, as a tooltip; in the language of the window.
QString keyHelp(const char *key);

} // namespace servescope
