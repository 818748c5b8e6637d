// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/finding.h"
#include "ui/common/theme.h"

namespace servescope {

/// A finding in the language of the window.
QString findingText(const ProbeFinding &finding);
QString findingHint(const ProbeFinding &finding); ///< may be empty

/// What was looked at, as a word: "Server", "Streaming" …
QString checkName(const QString &check);

/// How a level is shown: an icon, a word and a colour that say the same.
struct LevelLook
{
    QString icon;
    QString word;
    Tone tone = Tone::Neutral;
};
LevelLook levelLook(ProbeFinding::Level level);

} // namespace servescope
