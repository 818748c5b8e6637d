// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/summary.h"

namespace servescope {

/// What was measured at one place of the conversations: with each turn the prompt grows, and a prefix cache
/// has more of it.
struct TurnFigures
{
    int turn = 0; ///< from 0
    int requests = 0;
    int completed = 0;
    double meanInputTokens = 0;             ///< these are of the completed requests
    std::optional<double> meanCachedTokens; ///< over those of which the server told
    Distribution ttft, e2el;
};

/// By turn, ascending; empty where no record is part of a conversation. Warm-ups are ignored.
std::vector<TurnFigures> turnFigures(std::span<const RequestRecord> records);

} // namespace servescope
