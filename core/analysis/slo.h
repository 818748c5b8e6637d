// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/samples.h"

#include <optional>
#include <vector>

namespace servescope {

/// Objectives in ms; unset = not asked for.
struct SloLimits
{
    std::optional<double> ttft, tpot, e2el;
    bool operator==(const SloLimits &) const = default;
};

/// The values of a point that objectives are held against, of its successful requests.
struct SloValues
{
    struct Request
    {
        float ttft, tpot, e2el; ///< ms; NaN = has none
    };
    std::vector<Request> requests;
    int sent = 0;       ///< failed ones too
    double seconds = 0; ///< first dispatch to last end; 0 where the times are not known
};
SloValues sloValues(const SampleTable &table);

/// How much of a point meets them: a request is good when each value is ≤ its limit; one token has no TPOT
/// and meets any (as vLLM has it).
struct SloResult
{
    int good = 0;
    double attainment = 0;         ///< share of all requests sent, 0 … 1; failed ones are not good
    std::optional<double> goodput; ///< good requests per second
};
SloResult meetSlo(const SloValues &values, const SloLimits &limits);

} // namespace servescope
