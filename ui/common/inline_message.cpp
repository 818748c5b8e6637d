// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/inline_message.h"

#include "ui/common/icons.h"
#include "ui/common/tone_icon.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace servescope {

InlineMessage::InlineMessage(QWidget *parent)
    : QFrame(parent), m_icon(new ToneIcon(u"info"_s, Tone::Neutral, 20)), m_text(new QLabel),
      m_action(new QPushButton), m_close(new QToolButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setObjectName(u"messageText"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setObjectName(u"messageClose"_s);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    connect(m_close, &QToolButton::clicked, this, [this] { clearAndCall(m_dismissed); });

    m_action->setObjectName(u"messageAction"_s);
    m_action->setAutoDefault(false);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, [this] { clearAndCall(m_then); });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    hide();
}

void InlineMessage::showMessage(Tone tone, const QString &text)
{
    showMessage(tone, text, {}, {});
}

void InlineMessage::showMessage(Tone tone, const QString &text, const QString &action,
                                std::function<void()> then, std::function<void()> dismissed)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_then = std::move(then);
    m_dismissed = std::move(dismissed);
    m_tone = tone;
    m_text->setText(text);
    m_icon->setIcon(toneIconName(tone), tone);
    show();
    update();
    if (tone == Tone::Bad || tone == Tone::Warning) {
        QAccessibleEvent alert(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void InlineMessage::clear()
{
    m_text->clear();
    m_then = {};
    m_dismissed = {};
    hide();
}

void InlineMessage::clearAndCall(std::function<void()> &then)
{
    const std::function<void()> call = std::move(then); // may show the next message
    clear();
    if (call)
        call();
}

QString InlineMessage::text() const
{
    return m_text->text();
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    QColor color = toneColor(m_tone, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    color.setAlphaF(0.10F);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace servescope
