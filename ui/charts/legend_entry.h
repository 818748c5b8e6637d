// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QAbstractButton>

namespace servescope {

/// One curve in a legend: sample and name; unchecked (faded, struck through) means hidden.
class LegendEntry : public QAbstractButton
{
    Q_OBJECT
public:
    LegendEntry(int curve, QWidget *parent);

    void setCurve(const ChartSeries &series);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int m_curve;
    ChartSeries::Style m_style = ChartSeries::Style::Line;
    bool m_shadow = false;
};

} // namespace servescope
