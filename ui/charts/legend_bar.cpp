// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend_bar.h"

#include "ui/charts/curve_style.h"
#include "ui/charts/flow_layout.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

namespace servescope {

namespace {

constexpr QSize SampleSize(34, 14);

QPixmap sample(int curve, ChartSeries::Style kind, const QPalette &palette, bool shown, qreal ratio)
{
    QPixmap pixmap(SampleSize * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    if (!shown)
        painter.setOpacity(0.25);
    drawSample(painter, QRectF(QPointF(1, 0), SampleSize - QSize(2, 0)), curveStyle(curve, palette), kind,
               palette);
    return pixmap;
}

} // namespace

bool wantsLegend(const ChartData &data)
{
    if (data.series.size() > 1)
        return true;
    return data.series.size() == 1 && !data.series.front().name.isEmpty() &&
           data.series.front().style == ChartSeries::Style::LineWithMarkers;
}

LegendBar::LegendBar(QWidget *parent) : QWidget(parent)
{
    new FlowLayout(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LegendBar::setCurves(const ChartData &chart)
{
    while (m_buttons.size() > static_cast<qsizetype>(chart.series.size()))
        delete m_buttons.takeLast();
    while (m_buttons.size() < static_cast<qsizetype>(chart.series.size())) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setIconSize(SampleSize);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        const auto curve = static_cast<int>(m_buttons.size());
        connect(button, &QToolButton::toggled, this, [this, curve](bool checked) {
            drawSamples();
            Q_EMIT toggled(curve, checked);
        });
        layout()->addWidget(button);
        m_buttons.append(button);
    }
    m_styles.clear();
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const ChartSeries &series = chart.series[static_cast<size_t>(i)];
        m_styles.append(series.style);
        QString label = series.name;
        m_buttons[i]->setText(label.replace(u'&', QLatin1String("&&")));
        m_buttons[i]->setToolTip(tr("Shows or hides “%1”.").arg(series.name));
        m_buttons[i]->setAccessibleName(tr("Show curve “%1”").arg(series.name));
        setCurveVisible(static_cast<int>(i), true);
    }
    drawSamples();
    setVisible(wantsLegend(chart));
    updateGeometry();
}

void LegendBar::setCurveVisible(int curve, bool visible)
{
    if (curve < 0 || curve >= m_buttons.size())
        return;
    const QSignalBlocker blocker(m_buttons[curve]);
    m_buttons[curve]->setChecked(visible);
}

void LegendBar::drawSamples()
{
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setIcon(
            sample(i, m_styles[i], palette(), m_buttons[i]->isChecked(), devicePixelRatioF()));
    }
}

void LegendBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawSamples();
}

} // namespace servescope
