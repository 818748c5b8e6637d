// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tone_icon.h"

#include "ui/common/icons.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace servescope {

QString toneIconName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Accent:
        return u"info"_s;
    case Tone::Good:
        return u"success"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Bad:
        return u"error"_s;
    }
    return u"info"_s;
}

ToneIcon::ToneIcon(const QString &name, Tone tone, int size, QWidget *parent) : QWidget(parent)
{
    setFixedSize(size, size);
    setIcon(name, tone);
}

void ToneIcon::setIcon(const QString &name, Tone tone)
{
    m_icon = servescope::icon(name, tone);
    update();
}

void ToneIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace servescope
