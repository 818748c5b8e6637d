// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/figure_tile.h"

#include "ui/common/guide_caption.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace servescope {

FigureTile::FigureTile(const QString &caption, const QString &toolTip, QWidget *parent)
    : QWidget(parent), m_name(new GuideCaption(caption)), m_value(new QLabel(QStringLiteral("—")))
{
    m_value->setFont(scaledFont(m_value->font(), 1.45, QFont::DemiBold));
    m_value->setTextFormat(Qt::PlainText);
    m_value->setAccessibleName(caption);
    setToolTip(toolTip);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_name);
    column->addWidget(m_value);
    setMinimumWidth(m_name->sizeHint().width());
}

void FigureTile::setTopic(const QString &topic)
{
    m_name->setTopic(topic);
}

void FigureTile::setValue(const QString &value, Tone tone)
{
    m_value->setText(value);
    if (tone != m_tone) {
        m_tone = tone;
        recolor();
    }
}

QString FigureTile::value() const
{
    return m_value->text();
}

void FigureTile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        recolor();
    QWidget::changeEvent(event);
}

void FigureTile::recolor()
{
    QPalette colors = QApplication::palette(m_value);
    if (m_tone != Tone::Neutral)
        colors.setColor(QPalette::WindowText, toneColor(m_tone, colors));
    m_value->setPalette(colors);
}

} // namespace servescope
