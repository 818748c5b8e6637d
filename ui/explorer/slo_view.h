// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explorer/sweep_charts.h"

#include <QWidget>

#include <array>
#include <memory>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace servescope {

class DataChart;

/// Objectives on sliders, and what every point of the sweep makes of them at once. Reads the requests of all
/// points when it is first looked at.
class SloView : public QWidget
{
    Q_OBJECT
public:
    explicit SloView(QWidget *parent = nullptr);

    void setRun(const StoredRun &run);
    SloLimits limits() const;
    const SloResults &results() const { return m_results; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Objective
    {
        QCheckBox *asked;
        QSlider *slider;
        QDoubleSpinBox *field;
    };
    using Values = std::vector<std::optional<SloValues>>;

    QWidget *makeObjective(Objective &objective, const QString &name, const char *key, double value);
    void load();
    void refresh();

    StoredRun m_run;
    QString m_wanted, m_loaded;
    std::shared_ptr<const Values> m_values;
    SloResults m_results;
    std::array<Objective, 3> m_objectives{}; ///< ttft, tpot, e2el
    QLabel *m_summary;
    DataChart *m_goodput, *m_attainment;
    int m_generation = 0;
};

} // namespace servescope
