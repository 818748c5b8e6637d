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
    Scenario scenario; ///< without a model: the first one in the server's list
    SweepPoint point;
    QByteArray apiKey;        ///< OPENAI_API_KEY's; empty = none; unused where secretHeaders say who we are
    QByteArray rememberedKey; ///< used where the environment has none
    std::vector<std::pair<QByteArray, QByteArray>> secretHeaders; ///< sent, and stored nowhere
    QString journalPath;                                          ///< empty = none is kept
    bool saveDetailed = false;
    std::optional<TokenizerChoice> tokenizer; ///< chosen for an earlier point of the same job

    QString selfTestFile;       ///< the stored self-test, for the error to expect; empty or absent = none
    bool uncapped = false;      ///< no limit of requests in flight, whatever the point says
    QByteArray requestIdPrefix; ///< empty = made up
    QString label;
    std::vector<std::pair<QString, QString>> metadata;
    QStringList percentileMetrics; ///< empty = all
};

/// A task made ready to run.
struct PreparedPoint
{
    LoadPlan plan;
    PointSetup setup;
    TokenizerChoice tokenizer;
};

/// Asks for the model where none is named, chooses the tokenizer, makes the prompts and puts the plan
/// together. Blocks: never in the window's thread. Errors: backend.unknown, dataset.unknown, backend.bad_url,
/// server.no_model_list, ca_file.… and those of server, tokenizer and data set.
Result<PreparedPoint> preparePoint(PointTask task, const std::atomic_bool &cancelled);

} // namespace servescope
