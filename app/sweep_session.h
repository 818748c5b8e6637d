// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/progress_line.h"
#include "core/metrics/summary.h"
#include "core/report/chart_data.h"
#include "core/run/run_queue.h"

#include <QObject>

#include <map>
#include <memory>

namespace servescope {

/// One sweep on the command line: runs its points with progress on standard error, then prints the table of
/// points to standard output and writes the charts. Needs a QApplication (the charts are drawn with it).
class SweepSession : public QObject
{
    Q_OBJECT
public:
    SweepSession(SweepJob job, std::unique_ptr<ChartRenderer> renderer, QObject *parent = nullptr);

    void start();
    void cancel(); ///< keeps what is finished; ended() follows

Q_SIGNALS:
    void ended(int exitCode); ///< once

private:
    void showProgress(int row, const LoadSnapshot &snapshot);
    void pointChanged(int row);
    void conclude();
    void printTable() const;
    int printFailures() const;
    void writeCharts() const;

    SweepJob m_job;
    std::unique_ptr<ChartRenderer> m_renderer;
    RunQueue m_queue;
    std::unique_ptr<ProgressLine> m_progress;
    std::map<int, Summary> m_summaries; ///< by row
    std::map<int, RunState> m_states;   ///< last seen, by row
    QString m_runFolder;
    bool m_cancelled = false;
    bool m_ended = false;
};

} // namespace servescope
