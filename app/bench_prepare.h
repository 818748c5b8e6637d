// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench_options.h"
#include "core/load/load_plan.h"
#include "core/results/point_result.h"

#include <atomic>

namespace servescope {

/// A bench that is ready to send.
struct BenchSetup
{
    Scenario scenario; ///< with the model that was found
    LoadPlan plan;
    PointSetup point; ///< but for the date
};

/// Asks the server for its model where none was named, finds the tokenizer and makes the prompts. Blocks: for
/// a worker thread. Errors: those of the server, the tokenizer and the prompts; "cancelled".
Result<BenchSetup> prepareBench(const BenchOptions &options, const QByteArray &apiKey,
                                const std::atomic_bool &cancelled);

} // namespace servescope
