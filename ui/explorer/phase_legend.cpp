// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/phase_legend.h"

#include "ui/explorer/timeline_raster.h"

#include <QPainter>

namespace servescope {

namespace {

QString phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Queue:
        return PhaseLegend::tr("Queue in the client");
    case Phase::Connect:
        return PhaseLegend::tr("Connect");
    case Phase::Prefill:
        return PhaseLegend::tr("Prefill");
    case Phase::Decode:
        return PhaseLegend::tr("Decode");
    case Phase::Failed:
        return PhaseLegend::tr("Failed");
    case Phase::Cancelled:
        return PhaseLegend::tr("Stopped");
    }
    return {};
}

} // namespace

PhaseLegend::PhaseLegend(QWidget *parent) : QWidget(parent)
{
    QStringList names;
    for (int i = 0; i < PhaseCount; ++i)
        names += phaseName(static_cast<Phase>(i));
    setAccessibleName(tr("Phases of a request"));
    setAccessibleDescription(names.join(QStringLiteral(", ")));
}

void PhaseLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int height = fontMetrics().height();
    const double top = (this->height() - height) / 2.0;
    double x = 0;
    for (const Phase phase :
         {Phase::Prefill, Phase::Decode, Phase::Queue, Phase::Connect, Phase::Failed, Phase::Cancelled}) {
        const QString name = phaseName(phase);
        const double width = fontMetrics().horizontalAdvance(name) + 30;
        if (x + width > this->width())
            break;
        painter.fillRect(QRectF(x, top + height * 0.25, 12, height * 0.5), phaseColor(phase, palette()));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(x + 17, top, width, height), Qt::AlignLeft | Qt::AlignVCenter, name);
        x += width;
    }
}

} // namespace servescope
