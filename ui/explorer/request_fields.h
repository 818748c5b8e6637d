// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/samples.h"

#include <QString>

#include <array>

namespace servescope {

/// A number that each request has.
enum class RequestField { Sent, Queue, Ttft, Tpot, E2el, InputTokens, OutputTokens, Duration, Turn };
/// Those that requests of every run have: all but Turn.
inline constexpr std::array requestFields{
    RequestField::Sent, RequestField::Queue,       RequestField::Ttft,         RequestField::Tpot,
    RequestField::E2el, RequestField::InputTokens, RequestField::OutputTokens, RequestField::Duration};

/// "Input tokens", "TTFT (ms)" …
QString fieldName(RequestField field);
/// In ms, tokens, or seconds since `origin`; NaN where the request has none.
double fieldValue(const RequestSample &sample, RequestField field, double origin);

} // namespace servescope
