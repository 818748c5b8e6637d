// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_plan.h"
#include "core/record/request_record.h"

#include <atomic>

namespace servescope {

/// Sends one request as the measuring engine does and waits for its end, or until `cancelled`.
RequestRecord sendTrial(LoadPlan plan, const QString &prompt, int outputTokens,
                        const std::atomic_bool *cancelled = nullptr);

/// ≥ 90 % of at least 8 events within 5 ms, or a first event that took nine tenths of the whole time: then
/// something on the way holds the stream back, and its times mean nothing.
bool looksBuffered(const RequestRecord &record);

/// Four pieces in a row each begin with the one before: the server sends the whole text so far again and
/// again, and the backend took it for pieces. Needs the record's text.
bool repeatsItself(const RequestRecord &record);

} // namespace servescope
