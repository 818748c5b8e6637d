// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <atomic>

namespace servescope {

/// Rows of a data set on the Hugging Face hub.
struct HfSource
{
    QString id;      ///< "org/name"
    QString subset;  ///< empty = default, main, or else the first
    QString split;   ///< empty = train, or else the first
    int rows = 2000; ///< at most, from the start
};

/// How long to put up with a server that is not ready or has had enough.
struct HfPatience
{
    Nanoseconds pause = std::chrono::seconds(1); ///< before the second try; doubled each time
    int tries = 6;
    Nanoseconds longestPause = std::chrono::minutes(2); ///< whatever Retry-After says
};

/// A file of JSON lines {"row_idx": …, "row": {…}, "truncated_cells": […]}, of which the first `rows` count.
struct HfTable
{
    QString path;
    int rows = 0;
};

/// The rows, from the cache (hubHome()/servescope/datasets) as far as it has them, else page by page from the
/// rows API of HF_DATASETS_SERVER or datasets-server.huggingface.co, with the hub's token. Each page that
/// arrives is kept, so that an interrupted download goes on there. Waits and tries again where the server is
/// not ready, throttles (Retry-After) or dies. Blocks: never in the window's thread.
/// Errors: dataset.hf_name, dataset.hf_denied (gated or private), dataset.hf_missing, dataset.hf_split (says
/// what there is), dataset.hf_busy (not ready or throttled to the end), dataset.hf_server (any other answer),
/// dataset.hf_unreachable (nothing answers, or offline), file.…, cancelled.
Result<HfTable> fetchHfRows(const HfSource &source, const HfPatience &patience,
                            const std::atomic_bool &cancelled);

} // namespace servescope
