// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QLabel;

namespace servescope {

class ToneIcon;

/// A state as an icon and a word, both in the tone's colour: never colour alone.
class StateBadge : public QWidget
{
    Q_OBJECT
public:
    explicit StateBadge(QWidget *parent = nullptr);
    void setState(const QString &iconName, const QString &word, Tone tone);
    QString word() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();
    ToneIcon *m_icon;
    QLabel *m_word;
    Tone m_tone = Tone::Neutral;
};

} // namespace servescope
