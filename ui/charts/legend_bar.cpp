// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend_bar.h"

#include "ui/charts/flow_layout.h"
#include "ui/charts/legend_entry.h"

namespace servescope {

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
    const auto count = static_cast<qsizetype>(chart.series.size());
    while (m_entries.size() > count)
        delete m_entries.takeLast();
    while (m_entries.size() < count) {
        const auto curve = static_cast<int>(m_entries.size());
        auto *entry = new LegendEntry(curve, this);
        connect(entry, &QAbstractButton::toggled, this,
                [this, curve](bool checked) { Q_EMIT toggled(curve, checked); });
        layout()->addWidget(entry);
        m_entries.append(entry);
    }
    for (qsizetype i = 0; i < count; ++i) {
        m_entries[i]->setCurve(chart.series[static_cast<size_t>(i)]);
        setCurveVisible(static_cast<int>(i), true);
    }
    setVisible(wantsLegend(chart));
    updateGeometry();
}

void LegendBar::setCurveVisible(int curve, bool visible)
{
    if (curve < 0 || curve >= m_entries.size())
        return;
    const QSignalBlocker blocker(m_entries[curve]);
    m_entries[curve]->setChecked(visible);
}

void LegendBar::setListed(int curve, bool listed)
{
    if (curve < 0 || curve >= m_entries.size())
        return;
    m_entries[curve]->setVisible(listed);
    updateGeometry();
}

} // namespace servescope
