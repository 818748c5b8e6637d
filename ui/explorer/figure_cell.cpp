// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/figure_cell.h"

#include "ui/common/elided_label.h"
#include "ui/common/guide_caption.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace servescope {

FigureCell::FigureCell(const QString &caption, const QString &toolTip, QWidget *parent)
    : QWidget(parent), m_caption(caption), m_tip(toolTip), m_name(new GuideCaption(caption)),
      m_value(new QLabel), m_detail(new ElidedLabel)
{
    m_name->setFont(scaledFont(font(), 0.9));
    m_value->setFont(scaledFont(font(), 1.12, QFont::DemiBold));
    m_value->setTextFormat(Qt::PlainText);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setFont(scaledFont(font(), 0.9));
    makeMuted(m_detail);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_name);
    layout->addWidget(m_value);
    layout->addWidget(m_detail);
    describe();
}

void FigureCell::setTopic(const QString &topic)
{
    m_name->setTopic(topic);
}

void FigureCell::describe()
{
    setToolTip(m_more.isEmpty() ? m_tip : m_tip + u'\n' + m_more);
    setAccessibleName(tr("%1: %2, %3", "caption, value, interval").arg(m_caption, value(), detail()));
}

void FigureCell::setValue(const QString &value)
{
    m_value->setText(value);
    describe();
}

void FigureCell::setDetail(const QString &detail, const QString &more)
{
    m_detail->setFullText(detail);
    m_more = more;
    describe();
}

QString FigureCell::value() const
{
    return m_value->text();
}

QString FigureCell::detail() const
{
    return m_detail->fullText();
}

} // namespace servescope
