// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/figure_tile.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace servescope {

FigureTile::FigureTile(const QString &caption, const QString &toolTip, QWidget *parent)
    : QWidget(parent), m_value(new QLabel(QStringLiteral("—")))
{
    auto *name = new QLabel(caption);
    makeMuted(name);
    m_value->setFont(scaledFont(m_value->font(), 1.45, QFont::DemiBold));
    m_value->setTextFormat(Qt::PlainText);
    m_value->setAccessibleName(caption);
    setToolTip(toolTip);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(name);
    column->addWidget(m_value);
    setMinimumWidth(name->sizeHint().width());
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
