// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace servescope {

/// Is a legend of use, or does the title say it all?
bool wantsLegend(const ChartData &data);

/// A button per curve with its sample; a click hides or shows the curve.
class LegendBar : public QWidget
{
    Q_OBJECT
public:
    explicit LegendBar(QWidget *parent = nullptr);

    /// All curves visible; unchanged names keep their buttons.
    void setCurves(const ChartData &chart);
    void setCurveVisible(int curve, bool visible);
    QList<QToolButton *> buttons() const { return m_buttons; }

Q_SIGNALS:
    void toggled(int curve, bool visible);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawSamples();
    QList<QToolButton *> m_buttons;
    QList<ChartSeries::Style> m_styles;
};

} // namespace servescope
