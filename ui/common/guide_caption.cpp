// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/guide_caption.h"

#include "ui/common/guide_topic.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace servescope {

GuideCaption::GuideCaption(const QString &text, QWidget *parent) : ElidedLabel(text, parent)
{
    makeMuted(this);
    setTopic(guideTopicIn(text));
    connect(this, &GuideCaption::activated, this, [](const QString &topic) { openGuideTopic(topic); });
}

void GuideCaption::setTopic(const QString &topic)
{
    m_topic = topic;
    setGuideTopic(this, topic);
    setCursor(topic.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setFocusPolicy(topic.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    setAccessibleDescription(topic.isEmpty() ? QString() : tr("Opens the guide"));
}

void GuideCaption::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_topic.isEmpty() || event->button() != Qt::LeftButton ||
        !rect().contains(event->position().toPoint())) {
        ElidedLabel::mouseReleaseEvent(event);
        return;
    }
    event->accept();
    Q_EMIT activated(m_topic);
}

void GuideCaption::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (!m_topic.isEmpty() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space))
        Q_EMIT activated(m_topic);
    else
        ElidedLabel::keyPressEvent(event);
}

bool GuideCaption::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (!m_topic.isEmpty()) {
            event->accept(); // so that the release comes here
            return true;
        }
        break;
    case QEvent::Enter:
    case QEvent::FocusIn:
        underline(!m_topic.isEmpty());
        break;
    case QEvent::Leave:
        underline(hasFocus() && !m_topic.isEmpty());
        break;
    case QEvent::FocusOut:
        underline(underMouse() && !m_topic.isEmpty());
        break;
    default:
        break;
    }
    return ElidedLabel::event(event);
}

void GuideCaption::underline(bool on)
{
    QFont changed = font();
    changed.setUnderline(on);
    setFont(changed);
}

} // namespace servescope
