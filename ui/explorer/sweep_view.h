// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explorer/sweep_charts.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace servescope {

class DataChart;
class HeatMap;
class SloView;

/// The points of a sweep against each other: throughput and a latency over the load, the one over the other,
/// lengths × concurrency as a heat map, and what objectives make of it. A click on a point selects it. When
/// it is first looked at, the requests of all points are read to see which of them were not stationary.
class SweepView : public QWidget
{
    Q_OBJECT
public:
    explicit SweepView(QWidget *parent = nullptr);

    void setRun(const StoredRun &run);

Q_SIGNALS:
    void pointChosen(int row); ///< position in the run's points

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showFigure();
    void showCurves();
    void readDrifts();
    void choose(const QString &lengths, int concurrency);
    void chooseFromChart(const DataChart *chart, int curve, int point);

    StoredRun m_run;
    QString m_wanted, m_read; ///< which state of which run; whose drifts have been read
    std::vector<std::optional<Drift>> m_drifts;
    PointDoubts m_doubts;
    int m_generation = 0;
    QComboBox *m_view, *m_figure;
    QStackedWidget *m_pages;
    DataChart *m_throughput, *m_latency, *m_tradeOff, *m_perUser;
    HeatMap *m_heat;
    SloView *m_slo;
};

} // namespace servescope
