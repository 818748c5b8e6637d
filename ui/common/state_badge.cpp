// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/state_badge.h"

#include "ui/common/tone_icon.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace servescope {

StateBadge::StateBadge(QWidget *parent)
    : QWidget(parent), m_icon(new ToneIcon(u"info"_s, Tone::Neutral, 18)), m_word(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_word);
    row->addStretch();
    m_word->setTextFormat(Qt::PlainText);
    recolor();
}

void StateBadge::setState(const QString &iconName, const QString &word, Tone tone)
{
    m_tone = tone;
    m_icon->setIcon(iconName, tone);
    m_word->setText(word);
    setAccessibleName(word);
    recolor();
}

QString StateBadge::word() const
{
    return m_word->text();
}

void StateBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        recolor();
    QWidget::changeEvent(event);
}

void StateBadge::recolor()
{
    QPalette colors = QApplication::palette(m_word);
    colors.setColor(QPalette::WindowText, toneColor(m_tone, colors));
    m_word->setPalette(colors);
}

} // namespace servescope
