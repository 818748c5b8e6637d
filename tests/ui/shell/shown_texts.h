// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace servescope {

/// What a person reads in the visible widgets below `root`, one entry per text, with its widget's class.
struct ShownText
{
    QString widget; ///< class and object name
    QString text;
    QString clipped; ///< why it cannot be read whole; empty = it can
};

/// Texts of labels, buttons, tabs, headers, item views, charts and tooltips. A text is clipped where its
/// widget is smaller than its size hint says, or reaches beyond a parent that does not scroll. Texts that end
/// in an ellipsis by design (ElidedLabel, cells of tables) are read but not measured.
QList<ShownText> shownTexts(QWidget *root);

/// The words of a Chinese text that are neither Chinese nor a name, a unit, an acronym, a key, a number, an
/// address or a file.
QStringList untranslatedWords(const QString &text);

} // namespace servescope
