// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_queue.h"

#include "core/run/eta.h"
#include "core/run/job_run.h"
#include "core/run/point_executor.h"

#include <QTimer>

#include <algorithm>
#include <map>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct RunQueue::Private
{
    std::vector<QueuedPoint> rows;
    std::map<int, std::unique_ptr<JobRun>> jobs;
    std::unique_ptr<PointExecutor> executor;
    QTimer snapshots;
    int nextJob = 0;
    int current = -1;
    bool started = false;
    bool skipping = false;
    bool writing = false; // a background thread has the current job's folder
};

RunQueue::RunQueue(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    qRegisterMetaType<servescope::LoadSnapshot>();
    qRegisterMetaType<servescope::PointResult>();
    qRegisterMetaType<servescope::PointEnd>();
    qRegisterMetaType<servescope::RunState>();
    d->snapshots.setInterval(250ms);
    connect(&d->snapshots, &QTimer::timeout, this, &RunQueue::takeSnapshot);
}

RunQueue::~RunQueue()
{
    d->executor.reset();
    for (auto &[number, job] : d->jobs)
        job->abandon();
}

int RunQueue::add(const SweepJob &job)
{
    const int number = d->nextJob++;
    const std::vector<SweepPoint> points = expandSweep(job.scenario);
    const int first = static_cast<int>(d->rows.size());
    for (const SweepPoint &point : points) {
        QueuedPoint row;
        row.job = number;
        row.jobTitle = job.title;
        row.point = point;
        row.progress.total = point.load.numPrompts;
        row.runFolder = job.resumeFolder;
        if (job.finishedPoints.contains(point.id))
            row.state = RunState::Finished;
        d->rows.push_back(std::move(row));
    }
    auto run = std::make_unique<JobRun>(job, points);
    connect(run.get(), &JobRun::closed, this, [this, number](RunState state) { onJobClosed(number, state); });
    d->jobs.emplace(number, std::move(run));
    Q_EMIT rowsAdded(first, static_cast<int>(d->rows.size()) - 1);
    return number;
}

void RunQueue::start()
{
    if (std::exchange(d->started, true))
        return;
    startNext();
}

void RunQueue::startNext()
{
    const auto next = std::find_if(d->rows.begin(), d->rows.end(),
                                   [](const QueuedPoint &row) { return row.state == RunState::Queued; });
    if (next == d->rows.end()) {
        d->current = -1;
        d->started = false;
        d->snapshots.stop();
        Q_EMIT idle();
        return;
    }
    d->current = static_cast<int>(next - d->rows.begin());
    QueuedPoint &row = *next;
    JobRun &job = *d->jobs.at(row.job);
    row.state = RunState::Running;
    if (Result<void> opened = job.begin(row.point); !opened) {
        endCurrent({RunState::Failed, opened.error(), {}, {}});
        return;
    }
    row.runFolder = job.folderPath();
    d->skipping = false;
    d->executor = std::make_unique<PointExecutor>(job.task(row.point));
    connect(d->executor.get(), &PointExecutor::finished, this, &RunQueue::onPointFinished);
    d->snapshots.start();
    Q_EMIT rowChanged(d->current);
    d->executor->start();
}

void RunQueue::takeSnapshot()
{
    if (!d->executor || d->current < 0)
        return;
    QueuedPoint &row = d->rows[static_cast<size_t>(d->current)];
    row.progress = d->executor->snapshot();
    Q_EMIT rowChanged(d->current);
    Q_EMIT snapshotTaken(d->current, row.progress);
}

void RunQueue::onPointFinished(const PointEnd &end)
{
    takeSnapshot();
    PointEnd shown = end;
    if (d->skipping && end.state == RunState::Cancelled)
        shown.state = RunState::Skipped;
    if (d->executor)
        d->executor.release()->deleteLater(); // it is the sender
    endCurrent(shown);
}

void RunQueue::endCurrent(const PointEnd &end)
{
    d->writing = true;
    JobRun &job = *d->jobs.at(d->rows[static_cast<size_t>(d->current)].job);
    job.store(end, [this](const PointEnd &stored) {
        d->writing = false;
        QueuedPoint &row = d->rows[static_cast<size_t>(d->current)];
        row.state = stored.state;
        row.error = stored.error;
        const int ended = d->current;
        Q_EMIT rowChanged(ended);
        if (stored.state == RunState::Finished)
            Q_EMIT pointFinished(ended, *stored.result);
        closeJobIfDone(d->rows[static_cast<size_t>(ended)].job);
    });
}

void RunQueue::closeJobIfDone(int number)
{
    const bool left = std::any_of(d->rows.begin(), d->rows.end(), [number](const QueuedPoint &row) {
        return row.job == number && (row.state == RunState::Queued || row.state == RunState::Running);
    });
    if (left)
        startNext();
    else
        d->jobs.at(number)->close();
}

void RunQueue::onJobClosed(int number, RunState state)
{
    Q_EMIT jobFinished(number, d->jobs.at(number)->folderPath(), state);
    if (d->started)
        startNext();
}

void RunQueue::cancel()
{
    std::vector<int> touched;
    for (size_t i = 0; i < d->rows.size(); ++i) {
        if (d->rows[i].state != RunState::Queued)
            continue;
        d->rows[i].state = RunState::Cancelled;
        d->jobs.at(d->rows[i].job)->setState(d->rows[i].point, RunState::Cancelled);
        touched.push_back(static_cast<int>(i));
    }
    for (const int row : touched)
        Q_EMIT rowChanged(row);
    if (d->executor)
        d->executor->cancel();
}

void RunQueue::skip(int row)
{
    if (row < 0 || row >= static_cast<int>(d->rows.size()))
        return;
    QueuedPoint &point = d->rows[static_cast<size_t>(row)];
    if (point.state == RunState::Queued) {
        point.state = RunState::Skipped;
        d->jobs.at(point.job)->setState(point.point, RunState::Skipped);
        Q_EMIT rowChanged(row);
    } else if (row == d->current && d->executor) {
        d->skipping = true;
        d->executor->cancel();
    }
}

void RunQueue::clearEnded()
{
    std::map<int, bool> live;
    for (const QueuedPoint &row : d->rows)
        live[row.job] |= row.state == RunState::Queued || row.state == RunState::Running;
    if (d->current >= 0)
        live[d->rows[static_cast<size_t>(d->current)].job] = true;
    const int currentOrdinal = d->current >= 0 ? d->rows[static_cast<size_t>(d->current)].point.ordinal : -1;
    const int currentJob = d->current >= 0 ? d->rows[static_cast<size_t>(d->current)].job : -1;
    std::erase_if(d->rows, [&live](const QueuedPoint &row) { return !live[row.job]; });
    std::erase_if(d->jobs, [&live](const auto &job) { return !live[job.first]; });
    if (currentJob >= 0) {
        const auto at = std::find_if(d->rows.begin(), d->rows.end(), [&](const QueuedPoint &row) {
            return row.job == currentJob && row.point.ordinal == currentOrdinal;
        });
        d->current = static_cast<int>(at - d->rows.begin());
    }
    Q_EMIT rowsReset();
}

const std::vector<QueuedPoint> &RunQueue::points() const
{
    return d->rows;
}

bool RunQueue::running() const
{
    return d->started;
}

int RunQueue::currentRow() const
{
    return d->current;
}

std::optional<Nanoseconds> RunQueue::eta() const
{
    return estimateRemaining(d->rows);
}

} // namespace servescope
