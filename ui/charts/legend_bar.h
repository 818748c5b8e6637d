// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QList>
#include <QWidget>

namespace servescope {

class LegendEntry;

/// Is a legend of use, or does the title say it all?
bool wantsLegend(const ChartData &data);

/// An entry per curve; a click hides or shows the curve.
class LegendBar : public QWidget
{
    Q_OBJECT
public:
    explicit LegendBar(QWidget *parent = nullptr);

    /// All curves visible.
    void setCurves(const ChartData &chart);
    void setCurveVisible(int curve, bool visible);
    void setListed(int curve, bool listed); ///< whether it has an entry at all

Q_SIGNALS:
    void toggled(int curve, bool visible);

private:
    QList<LegendEntry *> m_entries;
};

} // namespace servescope
