// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QPalette>
#include <QString>

namespace servescope {

/// One of our own icons (resources/icons/NAME.svg, drawn in currentColor), tinted from the palette.
/// An unknown name is a programming error (assert) and gives a null icon.
QIcon icon(const QString &name, const QPalette &palette);

/// The same, tinted from the application's palette each time it is drawn: it follows the theme by itself.
QIcon icon(const QString &name);
/// In the colour of a tone, following the theme.
QIcon icon(const QString &name, Tone tone);
/// In the text colour of filled buttons (on the accent colour), following the theme.
QIcon iconOnAccent(const QString &name);

} // namespace servescope
