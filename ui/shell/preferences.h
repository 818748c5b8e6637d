// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>

namespace servescope {

constexpr int mostMillionTokens = 100'000; ///< the largest limit that can be set

/// What the person chose; stored in the settings under "language", "theme", "libraryFolder" and
/// "askAboveMillionTokens".
struct Preferences
{
    QString language =
        QStringLiteral("system"); ///< "system", "en" or "zh_CN"; takes effect at the next start
    ThemeChoice theme = ThemeChoice::System;
    QString libraryFolder;          ///< empty = the default one
    int askAboveMillionTokens = 10; ///< a run of more is begun after a question only; 0 = never asks

    bool operator==(const Preferences &) const = default;
};

/// Unknown stored values read as the defaults.
Preferences loadPreferences();
void savePreferences(const Preferences &preferences);

} // namespace servescope
