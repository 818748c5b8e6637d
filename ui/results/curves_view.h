// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"

#include <QWidget>

class QComboBox;

namespace servescope {

class DataChart;

/// The load curve of a sweep: throughput, and a latency of choice, over concurrency.
class CurvesView : public QWidget
{
    Q_OBJECT
public:
    explicit CurvesView(QWidget *parent = nullptr);

    void setRun(const StoredRun &run);

private:
    void showLatency();

    StoredRun m_run;
    QComboBox *m_figure;
    DataChart *m_throughput;
    DataChart *m_latency;
};

} // namespace servescope
