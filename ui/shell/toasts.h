// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QHBoxLayout;

namespace servescope {

/// Short news side by side in a place of the window that is always empty, so that they cover nothing; they go
/// by themselves. For what a person may miss: what must be read belongs in the banner.
class Toasts : public QWidget
{
    Q_OBJECT
public:
    static constexpr int ShownMs = 6000;
    static constexpr int AtMost = 3;

    /// Floats over `host`, from the upper right corner of its part `room`; what is high reaches below it. As
    /// many are shown as the room is wide enough for.
    Toasts(QWidget *host, QWidget *room);
    void show(Tone tone, const QString &text);
    QStringList texts() const; ///< oldest first

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void remove(QWidget *card);
    QWidget *m_host;
    QWidget *m_room;
    QHBoxLayout *m_row;
};

} // namespace servescope
