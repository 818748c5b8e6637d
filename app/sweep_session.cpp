// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_session.h"

#include "app/chart_files.h"
#include "app/exit_codes.h"
#include "app/sweep_table.h"
#include "app/terminal.h"

#include <QDir>
#include <QFileInfo>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

SweepSession::SweepSession(SweepJob job, std::unique_ptr<ChartRenderer> renderer, QObject *parent)
    : QObject(parent), m_job(std::move(job)), m_renderer(std::move(renderer))
{
    connect(&m_queue, &RunQueue::snapshotTaken, this, &SweepSession::showProgress);
    connect(&m_queue, &RunQueue::rowChanged, this, &SweepSession::pointChanged);
    connect(&m_queue, &RunQueue::pointFinished, this,
            [this](int row, const PointResult &result) { m_summaries[row] = result.summary; });
    connect(&m_queue, &RunQueue::jobFinished, this,
            [this](int, const QString &folder, RunState) { m_runFolder = folder; });
    // Queued: the queue is done with its own work before the results are read.
    connect(&m_queue, &RunQueue::idle, this, &SweepSession::conclude, Qt::QueuedConnection);
}

void SweepSession::start()
{
    m_progress = std::make_unique<ProgressLine>();
    m_queue.add(m_job);
    m_queue.start();
}

void SweepSession::cancel()
{
    m_cancelled = true;
    m_queue.cancel();
}

void SweepSession::showProgress(int row, const LoadSnapshot &snapshot)
{
    const auto count = static_cast<int>(m_queue.points().size());
    const double part = snapshot.shareDone();
    const QueuedPoint &point = m_queue.points()[static_cast<size_t>(row)];
    if (m_progress)
        m_progress->show(u"[%1/%2] %3"_s.arg(row + 1).arg(count).arg(point.point.id), (row + part) / count,
                         snapshot, m_queue.eta());
}

void SweepSession::pointChanged(int row)
{
    const QueuedPoint &point = m_queue.points()[static_cast<size_t>(row)];
    if (!point.runFolder.isEmpty())
        m_runFolder = point.runFolder;
    const RunState before = m_states.contains(row) ? m_states.at(row) : RunState::Queued;
    m_states[row] = point.state;
    if (before == point.state || point.state == RunState::Queued || point.state == RunState::Running ||
        !m_progress)
        return;
    QString text = u"[%1/%2] %3 %4"_s.arg(row + 1)
                       .arg(m_queue.points().size())
                       .arg(point.point.id, runStateName(point.state));
    if (point.progress.total > 0 && point.state == RunState::Finished)
        text += u": %1 completed, %2 failed"_s.arg(point.progress.completed).arg(point.progress.failed);
    if (!point.error.code.isEmpty())
        text += ": "_L1 + point.error.sentence();
    m_progress->line(text);
}

void SweepSession::conclude()
{
    if (m_ended)
        return;
    m_ended = true;
    m_progress.reset();
    if (!m_summaries.empty())
        printTable();
    const int failed = printFailures();
    if (!m_summaries.empty())
        writeCharts();
    if (!m_runFolder.isEmpty())
        printOut(u"run:    %1\n"_s.arg(QDir::cleanPath(m_runFolder)));
    if (m_cancelled)
        printErr(u"servescope: interrupted; what was finished is kept.\n"_s);
    Q_EMIT ended(m_cancelled ? ExitInterrupted : failed > 0 ? ExitRunFailed : ExitFine);
}

void SweepSession::printTable() const
{
    printOut(sweepTable(m_queue.points(), m_summaries) + u'\n');
    int files = 0;
    for (const auto &[row, summary] : m_summaries)
        files += summary.completed > 0 ? 1 : 0;
    const QString table = QDir(m_runFolder).filePath(u"aggregate_results.csv"_s);
    printOut(u"points: %1 result files, vLLM's JSON\n"_s.arg(files));
    if (QFileInfo::exists(table))
        printOut(u"table:  %1\n"_s.arg(QDir::cleanPath(table)));
}

int SweepSession::printFailures() const
{
    int failed = 0;
    bool oneReason = true;
    const Error *reason = nullptr;
    for (const QueuedPoint &point : m_queue.points()) {
        if (point.state != RunState::Failed)
            continue;
        ++failed;
        oneReason = oneReason && (!reason || *reason == point.error);
        reason = &point.error;
    }
    if (failed == 0)
        return 0;
    const auto all = static_cast<int>(m_queue.points().size());
    if (oneReason) {
        printErr(u"servescope: %1 of %2 points failed: %3\n"_s.arg(failed).arg(all).arg(reason->sentence()));
        return failed;
    }
    printErr(u"servescope: %1 of %2 points failed:\n"_s.arg(failed).arg(all));
    for (const QueuedPoint &point : m_queue.points()) {
        if (point.state == RunState::Failed)
            printErr(u"  %1: %2\n"_s.arg(point.point.id, point.error.sentence()));
    }
    return failed;
}

void SweepSession::writeCharts() const
{
    const Result<StoredRun> run = openRun(m_runFolder);
    if (!run) {
        printError({}, run.error());
        return;
    }
    const Result<QStringList> charts = writeRunCharts(*run, *m_renderer);
    if (!charts) {
        printError({}, charts.error());
        return;
    }
    for (const QString &chart : *charts)
        printOut(u"chart:  %1\n"_s.arg(QDir::cleanPath(chart)));
}

} // namespace servescope
