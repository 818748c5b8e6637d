// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace servescope {

class DataChart;
class HeatMap;
class SloView;

/// The points of a sweep against each other: throughput and a latency over the load, the one over the other,
/// lengths × concurrency as a heat map, and what objectives make of it. A click on a point selects it.
class SweepView : public QWidget
{
    Q_OBJECT
public:
    explicit SweepView(QWidget *parent = nullptr);

    void setRun(const StoredRun &run);

Q_SIGNALS:
    void pointChosen(int row); ///< position in the run's points

private:
    void showFigure();
    void choose(const QString &lengths, int concurrency);
    void chooseFromChart(const DataChart *chart, int curve, int point);

    StoredRun m_run;
    QComboBox *m_view, *m_figure;
    QStackedWidget *m_pages;
    DataChart *m_throughput, *m_latency, *m_tradeOff, *m_perUser;
    HeatMap *m_heat;
    SloView *m_slo;
};

} // namespace servescope
