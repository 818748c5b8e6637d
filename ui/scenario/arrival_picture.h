// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/scenario/scenario.h"

#include <QWidget>

#include <vector>

namespace servescope {

/// When the first requests of the first point would be sent: a tick each on a line of time, drawn from the
/// scenario's own seed, so it is what the run will do.
class ArrivalPicture : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Shown = 60; ///< requests at most

    explicit ArrivalPicture(QWidget *parent = nullptr);
    void display(const Scenario &scenario);
    const std::vector<Nanoseconds> &arrivals() const { return m_arrivals; } ///< empty: no schedule
    QString caption() const { return m_caption; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Nanoseconds> m_arrivals;
    QString m_caption;
};

} // namespace servescope
