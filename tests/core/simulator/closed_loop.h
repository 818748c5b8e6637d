// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/batching_model.h"

namespace servescope::test {

struct LoopResult
{
    double tokensPerSecond = 0;
    Nanoseconds medianTtft{};
    Nanoseconds meanItl{};
    Nanoseconds duration{};
};

/// Clients that each send their next request when the last has been answered, on a made-up clock.
LoopResult closedLoop(const BatchingParameters &parameters, int concurrency, int requests,
                      const SequenceLengths &lengths);

} // namespace servescope::test
