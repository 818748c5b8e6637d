// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/card.h"

#include "ui/common/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace servescope {

Card::Card(QWidget *parent) : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

Card::Card(const QString &title, QWidget *parent) : Card(parent)
{
    auto *heading = new QLabel(title);
    heading->setFont(scaledFont(heading->font(), 1.05, QFont::DemiBold));
    body()->addWidget(heading);
}

QVBoxLayout *Card::body()
{
    if (!m_body) {
        m_body = new QVBoxLayout(this);
        m_body->setContentsMargins(16, 14, 16, 14);
        m_body->setSpacing(8);
    }
    return m_body;
}

void Card::paintEvent(QPaintEvent *)
{
    const ThemeColors colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace servescope
