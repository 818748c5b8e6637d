// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"
#include "ui/common/theme.h"

namespace servescope {

/// The points of a run its headline speaks of; nullptr where no point has the figure.
struct Headline
{
    const StoredPoint *fastest = nullptr;  ///< most output tokens a second
    const StoredPoint *quickest = nullptr; ///< lowest median time to first token
    qint64 completed = 0;
    qint64 failed = 0;
};
/// Points into `run`.
Headline headline(const StoredRun &run);

/// What has to be said about how a run ended: why points failed, what is missing. Empty when all went well.
struct RunRemark
{
    Tone tone = Tone::Neutral;
    QString text;
};
RunRemark runRemark(const StoredRun &run);

} // namespace servescope
