// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"
#include "core/record/request_record.h"

namespace servescope {

/// What one trial request that succeeded says of its server.
ProbeFinding streamingFinding(const RequestRecord &record);
ProbeFinding usageFinding(const RequestRecord &record);
/// `asked` is how many tokens were asked for, exactly where the backend can ask so.
ProbeFinding lengthFinding(const RequestRecord &record, const Backend &backend, int asked);

} // namespace servescope
