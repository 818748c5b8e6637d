// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/source_map.h"

namespace servescope {

/// A combos.yaml has a few kilobytes; parsing time grows faster than size, and the window parses while people
/// type.
inline constexpr qsizetype kMaxScenarioBytes = qsizetype{256} * 1024;
inline constexpr size_t kMaxNesting = 32;

/// What must hold before the text may be given to a recursive parser: size, UTF-8, no control bytes, bounded
/// nesting, no tabs as indentation, no open quotes (which yaml-cpp 0.7 accepts). False, with a finding, if
/// not.
bool textIsParsable(const QByteArray &text, Findings &findings);

/// Where the outermost bracket opens that is still open before `end` and stands in an earlier line, or −1. A
/// parser stumbles over a missing bracket only lines later.
qsizetype openBracketBefore(const QByteArray &text, qsizetype end);

/// Length of the byte order mark at the start, 0 or 3.
qsizetype byteOrderMark(const QByteArray &text);

} // namespace servescope
