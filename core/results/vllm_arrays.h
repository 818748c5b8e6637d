// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_writer.h"
#include "core/record/request_record.h"

#include <span>

namespace servescope {

/// Appends a duration in seconds, spelled exactly as pythonFloat(toSeconds(duration)) but without going
/// through a double: detailed results hold millions of them.
void appendSeconds(QByteArray &out, Nanoseconds duration);

/// The per-request arrays of --save-detailed, `input_lens` … `errors`.
void writeVllmArrays(JsonWriter &json, std::span<const RequestRecord> records);

/// Our own arrays, in the same order: `end_times` (s, on the clock of start_times; null = never sent),
/// `statuses_by_request` and `attempts_by_request`.
void writeOwnArrays(JsonWriter &json, std::span<const RequestRecord> records);

} // namespace servescope
