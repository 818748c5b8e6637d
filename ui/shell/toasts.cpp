// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toasts.h"

#include "ui/common/inline_message.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {
constexpr int kWidth = 360;
constexpr int kMargin = 14;
} // namespace

Toasts::Toasts(QWidget *host) : QWidget(host), m_host(host), m_column(new QVBoxLayout(this))
{
    setObjectName(u"toasts"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    host->installEventFilter(this);
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
    m_column->addWidget(card);
    message->installEventFilter(this); // its cross empties and hides it
    QTimer::singleShot(ShownMs, message, &InlineMessage::clear);
    while (m_column->count() > AtMost) {
        remove(m_column->itemAt(0)->widget());
    }
    QAccessibleEvent alert(message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    place();
}

void Toasts::remove(QWidget *card)
{
    m_column->removeWidget(card);
    card->hide();
    card->deleteLater();
}

QStringList Toasts::texts() const
{
    QStringList all;
    for (int i = 0; i < m_column->count(); ++i) {
        const auto *message = m_column->itemAt(i)->widget()->findChild<InlineMessage *>();
        if (message && !message->text().isEmpty())
            all << message->text();
    }
    return all;
}

void Toasts::place()
{
    for (int i = m_column->count() - 1; i >= 0; --i)
        if (QWidget *card = m_column->itemAt(i)->widget();
            card->findChild<InlineMessage *>()->text().isEmpty())
            remove(card);
    setVisible(!texts().isEmpty());
    const int width = std::min(kWidth, m_host->width() - 2 * kMargin);
    setFixedWidth(width);
    const int height =
        m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width) : sizeHint().height();
    resize(width, height);
    move(m_host->width() - width - kMargin, m_host->height() - height - kMargin);
    raise();
}

bool Toasts::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_host && event->type() == QEvent::Resize)
        place();
    else if (watched != m_host && event->type() == QEvent::Hide)
        QTimer::singleShot(0, this, &Toasts::place);
    return QWidget::eventFilter(watched, event);
}

} // namespace servescope
