// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

namespace servescope {

class ElidedLabel;
class ToneIcon;

/// A permanent place in the status bar: an icon and a sentence.
class StatusItem : public QWidget
{
    Q_OBJECT
public:
    explicit StatusItem(QWidget *parent = nullptr);
    void display(const QString &iconName, Tone tone, const QString &text, const QString &toolTip = {});
    QString text() const;
    Tone tone() const { return m_tone; }

private:
    ToneIcon *m_icon;
    ElidedLabel *m_text;
    QString m_iconName;
    Tone m_tone = Tone::Neutral;
};

} // namespace servescope
