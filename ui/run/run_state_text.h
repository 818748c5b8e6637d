// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/run_folder.h"
#include "ui/common/theme.h"

#include <QString>

namespace servescope {

/// How a state is shown: always the word, with an icon and a colour that say the same.
struct StateLook
{
    QString icon;
    QString word;
    Tone tone = Tone::Neutral;
};
StateLook stateLook(RunState state);

/// "256 → 64, concurrency 8", with the rate and the repeat where the sweep has them.
QString pointText(const SweepPoint &point);

/// Base URL without user name and password, for display.
QString displayUrl(const QString &baseUrl);

} // namespace servescope
