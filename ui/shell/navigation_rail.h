// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;

namespace servescope {

/// The column of pages on the left: one button for each action, the checked one marked.
class NavigationRail : public QWidget
{
    Q_OBJECT
public:
    explicit NavigationRail(const QList<QAction *> &pages, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace servescope
