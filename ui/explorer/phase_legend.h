// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace servescope {

/// The colours of the timeline with their names; as many as there is room for.
class PhaseLegend : public QWidget
{
    Q_OBJECT
public:
    explicit PhaseLegend(QWidget *parent = nullptr);
    QSize sizeHint() const override { return {320, fontMetrics().height() + 6}; }
    QSize minimumSizeHint() const override { return {40, fontMetrics().height() + 6}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace servescope
