// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QWidget>

namespace servescope {

/// The icon that stands for a tone: "info", "success", "warning", "error".
QString toneIconName(Tone tone);

/// A small square showing one of our icons in a tone's colour, following the theme.
class ToneIcon : public QWidget
{
    Q_OBJECT
public:
    ToneIcon(const QString &name, Tone tone, int size, QWidget *parent = nullptr);
    void setIcon(const QString &name, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace servescope
