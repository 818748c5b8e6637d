// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QVector>

class QApplication;
class QWidget;

namespace servescope {

enum class ThemeChoice { System, Light, Dark };

/// Colours that the palette has no role for; from the palette's brightness, so they follow it live.
struct ThemeColors
{
    QColor good, warning, bad; ///< states; always beside an icon or a word, never alone
    QColor accent;             ///< our own colour: main buttons, selection, progress
    QColor muted;              ///< secondary text
    QColor line;               ///< hairlines and grids
    QColor card;               ///< background of cards
    QVector<QColor> series; ///< at least 8, distinguishable without colour vision (Okabe and Ito), in order
};

/// What a coloured mark means; the colour comes from ThemeColors.
enum class Tone { Neutral, Accent, Good, Warning, Bad };

bool isDark(const QPalette &palette);
ThemeColors themeColors(const QPalette &palette);
QColor toneColor(Tone tone, const QPalette &palette); ///< Neutral: the muted text colour

/// The light set, for exports whatever the window shows.
QPalette lightPalette();
QPalette darkPalette();

/// Sets style and palette of the whole application; System follows the brightness the desktop's palette had
/// when the program started (Qt 6.4 cannot tell of later changes).
void applyTheme(QApplication &application, ThemeChoice choice);

/// `font` made larger or smaller by a factor, whether it is sized in points or in pixels.
QFont scaledFont(const QFont &font, qreal factor, QFont::Weight weight = QFont::Normal);

/// Paints the widget's text in the muted colour and keeps doing so when the theme changes.
void makeMuted(QWidget *widget);

} // namespace servescope
