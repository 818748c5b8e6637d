// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/timeline.h"
#include "ui/run/status_word.h"

#include <QString>

namespace servescope {

/// One line about a request: its number, how it ended, and how long each phase took.
QString requestSentence(const RequestRecord &record, const TimelineBar &bar);

} // namespace servescope
