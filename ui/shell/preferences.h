// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>

namespace servescope {

/// What the person chose; stored in the settings under "language", "theme" and "libraryFolder".
struct Preferences
{
    QString language =
        QStringLiteral("system"); ///< "system", "en" or "zh_CN"; takes effect at the next start
    ThemeChoice theme = ThemeChoice::System;
    QString libraryFolder; ///< empty = the default one

    bool operator==(const Preferences &) const = default;
};

/// Unknown stored values read as the defaults.
Preferences loadPreferences();
void savePreferences(const Preferences &preferences);

} // namespace servescope
