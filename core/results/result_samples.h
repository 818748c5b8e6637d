// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_value.h"
#include "core/metrics/samples.h"

#include <optional>

namespace servescope {

/// The per-request values in the arrays of a detailed result (input_lens, output_lens, ttfts, itls,
/// start_times, latencies, errors), exactly as they stand there: no rounding to nanoseconds. nullopt where
/// there are none or their lengths differ. Without `latencies` the end-to-end latency is the TTFT and the
/// gaps added up.
std::optional<SampleTable> samplesOfResult(const JsonValue &result, Convention convention);

/// Did the arrays hold every token gap (`itls`)?
bool hasGaps(const JsonValue &result);

/// The same values as records, for a journal; empty without gaps or start times of their own. The kind of
/// each event is not known: all are content.
std::vector<RequestRecord> recordsOfResult(const JsonValue &result);

} // namespace servescope
