// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/source_map.h"

namespace servescope {

/// A combos.yaml has a few kilobytes; parsing time grows faster than size, and the window parses while people
/// type.
inline constexpr qsizetype kMaxScenarioBytes = 256 * 1024;
inline constexpr int kMaxNesting = 32;

/// What must hold before the text may be given to a recursive parser: size, UTF-8, no control bytes, bounded
/// nesting, no tabs as indentation, no open quotes (which yaml-cpp 0.7 accepts). False, with a finding, if
/// not.
bool textIsParsable(const QByteArray &text, Findings &findings);

/// Length of the byte order mark at the start, 0 or 3.
qsizetype byteOrderMark(const QByteArray &text);

} // namespace servescope
