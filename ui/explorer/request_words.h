// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/timeline.h"

#include <QString>

namespace servescope {

/// "Finished", "HTTP error" …
QString statusWord(RequestStatus status);

/// One line about a request: its number, how it ended, and how long each phase took.
QString requestSentence(const RequestRecord &record, const TimelineBar &bar);

} // namespace servescope
