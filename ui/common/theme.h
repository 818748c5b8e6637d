// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QVector>

class QApplication;

namespace servescope {

enum class ThemeChoice { System, Light, Dark };

/// Colours that the palette has no role for; from the palette's brightness, so they follow it live.
struct ThemeColors
{
    QColor good, warning, bad;  ///< states; always beside an icon or a word, never alone
    QColor muted;               ///< secondary text
    QColor line;                ///< hairlines and grids
    QColor card;                ///< background of cards
    QVector<QColor> series;     ///< at least 8, distinguishable without colour vision (Okabe and Ito), in order
};

bool isDark(const QPalette &palette);
ThemeColors themeColors(const QPalette &palette);
/// The light set, for exports whatever the window shows.
QPalette lightPalette();
QPalette darkPalette();

/// Sets style and palette of the whole application; System follows the desktop.
void applyTheme(QApplication &application, ThemeChoice choice);

} // namespace servescope
