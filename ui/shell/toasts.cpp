// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toasts.h"

#include "ui/common/inline_message.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {
constexpr int kWidth = 360;
constexpr int kLeastWidth = 270;
constexpr int kGap = 8;
} // namespace

Toasts::Toasts(QWidget *host, QWidget *room)
    : QWidget(host), m_host(host), m_room(room), m_row(new QHBoxLayout(this))
{
    setObjectName(u"toasts"_s);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kGap);
    room->installEventFilter(this);
    hide();
}

void Toasts::show(Tone tone, const QString &text)
{
    auto *card = new QFrame; // opaque: the message's own ground is only a tint
    card->setAutoFillBackground(true);
    card->setBackgroundRole(QPalette::Base);
    auto *message = new InlineMessage;
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(message);
    message->showMessage(tone, text);
    m_row->addWidget(card, 1, Qt::AlignTop);
    message->installEventFilter(this); // its cross empties and hides it
    QTimer::singleShot(ShownMs, message, &InlineMessage::clear);
    const int fitting = (m_room->width() - kGap) / (kLeastWidth + kGap);
    while (m_row->count() > std::clamp(fitting, 1, AtMost))
        remove(m_row->itemAt(0)->widget());
    QAccessibleEvent alert(message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    place();
}

void Toasts::remove(QWidget *card)
{
    m_row->removeWidget(card);
    card->hide();
    card->deleteLater();
}

QStringList Toasts::texts() const
{
    QStringList all;
    for (int i = 0; i < m_row->count(); ++i) {
        const auto *message = m_row->itemAt(i)->widget()->findChild<InlineMessage *>();
        if (message && !message->text().isEmpty())
            all << message->text();
    }
    return all;
}

void Toasts::place()
{
    for (int i = m_row->count() - 1; i >= 0; --i)
        if (QWidget *card = m_row->itemAt(i)->widget(); card->findChild<InlineMessage *>()->text().isEmpty())
            remove(card);
    setVisible(!texts().isEmpty());
    const int count = std::max(1, m_row->count());
    const int width = std::min(count * (kWidth + kGap), m_room->width()) - kGap;
    setFixedWidth(std::max(0, width));
    resize(width, m_row->hasHeightForWidth() ? m_row->totalHeightForWidth(width) : sizeHint().height());
    const QPoint corner = m_room->mapTo(m_host, m_room->rect().topRight());
    move(corner.x() + 1 - width - kGap / 2, corner.y() + 2);
    raise();
}

bool Toasts::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_room && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    else if (watched != m_room && event->type() == QEvent::Hide)
        QTimer::singleShot(0, this, &Toasts::place);
    return QWidget::eventFilter(watched, event);
}

} // namespace servescope
