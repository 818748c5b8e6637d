// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/evidence.h"
#include "core/base/clock.h"

namespace servescope {

/// The readings of a telemetry file between two moments of the same clock. A missing file or damaged lines
/// give what is left.
ServerView readServerView(const QString &path, Nanoseconds from, Nanoseconds to);

} // namespace servescope
