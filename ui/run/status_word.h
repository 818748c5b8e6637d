// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/request_record.h"
#include "ui/common/theme.h"

namespace servescope {

/// How a request ended, in a word or two.
QString statusWord(RequestStatus status);
/// The icon's name and the tone that go with it.
QString statusIcon(RequestStatus status);
Tone statusTone(RequestStatus status);

} // namespace servescope
