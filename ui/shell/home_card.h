// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"

class QAction;
class QPushButton;

namespace servescope {

/// One of the three ways to begin: a picture, a verb, a sentence, a button. The whole card can be clicked.
class HomeCard : public Card
{
    Q_OBJECT
public:
    /// `primary` gives the filled button.
    HomeCard(const QString &iconName, const QString &title, const QString &sentence,
             const QString &buttonText, bool primary, QWidget *parent = nullptr);
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void chosen();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *m_button;
};

} // namespace servescope
