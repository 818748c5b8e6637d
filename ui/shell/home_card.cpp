// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/home_card.h"

#include "ui/common/icons.h"
#include "ui/common/tone_icon.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace servescope {

HomeCard::HomeCard(const QString &iconName, const QString &title, const QString &sentence,
                   const QString &buttonText, bool primary, QWidget *parent)
    : Card(parent), m_button(new QPushButton(buttonText))
{
    auto *heading = new QLabel(title);
    heading->setFont(scaledFont(heading->font(), 1.3, QFont::DemiBold));
    auto *text = new QLabel(sentence);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    makeMuted(text);
    m_button->setIcon(primary ? iconOnAccent(iconName) : icon(iconName));
    m_button->setDefault(primary);
    m_button->setAutoDefault(false);
    m_button->setAccessibleDescription(sentence);
    connect(m_button, &QPushButton::clicked, this, &HomeCard::chosen);

    body()->setContentsMargins(20, 20, 20, 18);
    body()->setSpacing(8);
    body()->addWidget(new ToneIcon(iconName, Tone::Accent, 36));
    body()->addSpacing(4);
    body()->addWidget(heading);
    body()->addWidget(text, 1);
    body()->addSpacing(6);
    body()->addWidget(m_button, 0, Qt::AlignLeft);
    setCursor(Qt::PointingHandCursor);
    setMinimumWidth(210);
}

void HomeCard::enterEvent(QEnterEvent *)
{
    update();
}

void HomeCard::leaveEvent(QEvent *)
{
    update();
}

void HomeCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()) && isEnabled())
        Q_EMIT chosen();
}

void HomeCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (!underMouse())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColors(palette()).accent, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 8, 8);
}

} // namespace servescope
