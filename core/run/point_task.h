// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_plan.h"
#include "core/results/point_result.h"
#include "core/scenario/scenario.h"
#include "core/tokenizer/tokenizer.h"

#include <memory>
#include <optional>

namespace servescope {

/// One point to be run: what of which scenario, and where its journal goes.
struct PointTask
{
    Scenario scenario;
    SweepPoint point;
    QByteArray apiKey; ///< empty = none
    QString journalPath;
    bool saveDetailed = false;
    std::optional<TokenizerChoice> tokenizer; ///< chosen for an earlier point of the same job
};

/// A task made ready to run.
struct PreparedPoint
{
    LoadPlan plan;
    PointSetup setup;
    TokenizerChoice tokenizer;
};

/// Chooses the tokenizer, makes the prompts and puts the plan together. Blocks: never in the window's thread.
/// Errors: backend.unknown, dataset.unknown, backend.bad_url and those of tokenizer and data set.
Result<PreparedPoint> preparePoint(const PointTask &task, const std::atomic_bool &cancelled);

} // namespace servescope
