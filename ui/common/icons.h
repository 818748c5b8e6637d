// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace servescope {

/// One of our own icons (resources/icons/NAME.svg, drawn in currentColor), tinted from the palette.
/// An unknown name is a programming error (assert) and gives a null icon.
QIcon icon(const QString &name, const QPalette &palette);

} // namespace servescope
