// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_item.h"

#include "ui/common/elided_label.h"
#include "ui/common/tone_icon.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

StatusItem::StatusItem(QWidget *parent)
    : QWidget(parent), m_icon(new ToneIcon(u"info"_s, Tone::Neutral, 16)), m_text(new ElidedLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 10, 3);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
}

void StatusItem::display(const QString &iconName, Tone tone, const QString &text, const QString &toolTip)
{
    if (iconName != m_iconName || tone != m_tone) {
        m_iconName = iconName;
        m_tone = tone;
        m_icon->setIcon(iconName, tone);
    }
    if (text != m_text->fullText())
        m_text->setFullText(text);
    setToolTip(toolTip);
}

QString StatusItem::text() const
{
    return m_text->fullText();
}

} // namespace servescope
