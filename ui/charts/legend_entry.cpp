// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend_entry.h"

#include "ui/charts/curve_style.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

namespace servescope {

namespace {

constexpr int SampleWidth = 34;
constexpr int Padding = 6;

} // namespace

LegendEntry::LegendEntry(int curve, QWidget *parent) : QAbstractButton(parent), m_curve(curve)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void LegendEntry::setCurve(const ChartSeries &series)
{
    m_style = series.style;
    m_shadow = series.shadow;
    setText(series.name);
    setToolTip(tr("Shows or hides “%1”.").arg(series.name));
    setAccessibleName(tr("Show curve “%1”").arg(series.name));
    updateGeometry();
    update();
}

QSize LegendEntry::sizeHint() const
{
    return {SampleWidth + 3 * Padding + fontMetrics().horizontalAdvance(text()), fontMetrics().height() + 6};
}

void LegendEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 1) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? themeColors(palette()).line : Qt::transparent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (!isChecked())
        painter.setOpacity(0.35);
    CurveStyle style = curveStyle(m_curve, palette());
    if (m_shadow)
        style.pen = shadowPen(palette());
    drawSample(painter, QRectF(Padding, 0, SampleWidth, height()), style, m_style, palette());
    QFont shown = font();
    shown.setStrikeOut(!isChecked());
    painter.setFont(shown);
    painter.setOpacity(isChecked() ? 1 : 0.6);
    painter.setPen(palette().color(QPalette::Text));
    const QRect area = rect().adjusted(SampleWidth + 2 * Padding, 0, -Padding / 2, 0);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, area.width()));
}

bool LegendEntry::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

} // namespace servescope
