// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/headline_card.h"

#include "ui/common/elided_label.h"
#include "ui/common/guide_caption.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace servescope {

HeadlineCard::HeadlineCard(const QString &caption, const QString &toolTip, QWidget *parent)
    : Card(parent), m_caption(caption), m_name(new GuideCaption(caption)), m_value(new QLabel),
      m_detail(new ElidedLabel)
{
    makeMuted(m_detail);
    m_value->setFont(scaledFont(m_value->font(), 1.45, QFont::DemiBold));
    m_value->setTextFormat(Qt::PlainText);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setToolTip(toolTip);
    body()->setContentsMargins(12, 8, 12, 8);
    body()->setSpacing(1);
    body()->addWidget(m_name);
    body()->addWidget(m_value);
    body()->addWidget(m_detail);
}

void HeadlineCard::setTopic(const QString &topic)
{
    m_name->setTopic(topic);
}

void HeadlineCard::setValue(const QString &value, const QString &detail)
{
    m_value->setText(value);
    m_detail->setFullText(detail);
    setAccessibleName(tr("%1: %2, %3", "caption, value, where").arg(m_caption, value, detail));
}

QString HeadlineCard::value() const
{
    return m_value->text();
}

QString HeadlineCard::detail() const
{
    return m_detail->fullText();
}

} // namespace servescope
