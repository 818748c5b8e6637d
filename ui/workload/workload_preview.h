// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/dataset/length_histogram.h"
#include "core/scenario/scenario.h"

#include <QByteArray>

#include <atomic>
#include <optional>
#include <vector>

namespace servescope {

/// What a scenario would send, as far as it is shown.
struct WorkloadPreview
{
    struct Row
    {
        QString text; ///< its beginning
        int input = 0;
        int output = 0;
        std::optional<Nanoseconds> at; ///< where the data set says when
    };
    std::vector<Row> rows; ///< the first prompts
    int prompts = 0;       ///< of which the histograms are
    LengthHistogram inputs;
    LengthHistogram outputs;
    int lengthMismatches = 0;
    QString fingerprint;
    QString tokenizer; ///< its name
    bool exact = false;
    bool serverAway = false; ///< its server does not answer, so lengths are estimates
};

/// Prepares the prompts of the point with input_output row `lengths` and the first load, at most 1,000. With
/// a server that does not answer, tokens are estimated. Blocks: for a background thread. Errors: those of
/// chooseTokenizer() and of the data set.
Result<WorkloadPreview> previewWorkload(const Scenario &scenario, int lengths, const QByteArray &apiKey,
                                        const std::atomic_bool &cancelled);

} // namespace servescope
