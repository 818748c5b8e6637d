// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QPoint;
class QToolButton;
class QWidget;

namespace servescope {

/// Asks for a file to write; `save` gets its path.
void askWhereToSave(QWidget *parent, const QString &suggestion, const QString &suffix, const QString &filter,
                    const std::function<void(QString)> &save);

/// A small button for the corner of a chart, for those who look for no context menu: calls `open` with the
/// place for a menu on the screen. placeMenuButton() puts it there.
QToolButton *makeMenuButton(QWidget *chart, const std::function<void(QPoint)> &open);
void placeMenuButton(QToolButton *button);

} // namespace servescope
