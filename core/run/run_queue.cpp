// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_queue.h"

#include "core/run/eta.h"
#include "core/run/run_queue_private.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    auto run = std::make_unique<JobRun>(job, points);
    const int first = static_cast<int>(d->rows.size());
    for (const SweepPoint &point : points) {
        QueuedPoint row;
        row.job = number;
        row.jobTitle = job.title;
        row.point = point;
        row.progress.total = point.load.numPrompts;
        row.runFolder = job.resumeFolder;
        if (job.finishedPoints.contains(point.id)) {
            row.state = RunState::Finished;
        } else if (job.skippedPoints.contains(point.id)) {
            row.state = RunState::Skipped;
            run->setState(point, RunState::Skipped);
        }
        d->rows.push_back(std::move(row));
    }
    d->jobs.emplace(number, std::move(run));
    d->specs.emplace(number, job);
    watch(number);
    Q_EMIT rowsAdded(first, static_cast<int>(d->rows.size()) - 1);
    return number;
}

void RunQueue::start()
{
    if (d->paused || std::exchange(d->started, true))
        return;
    startNext();
}

void RunQueue::startNext()
{
    const auto next = std::find_if(d->rows.begin(), d->rows.end(),
                                   [](const QueuedPoint &row) { return row.state == RunState::Queued; });
    if (next == d->rows.end() || d->paused) {
        d->current = -1;
        d->started = false;
        d->snapshots.stop();
        if (next != d->rows.end()) {
            Q_EMIT pausedChanged(true);
            return;
        }
        setPaused(false);
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
    // A folder taken up again has queued all that has no result.
    for (const QueuedPoint &other : d->rows)
        if (other.job == row.job && other.state != RunState::Queued && other.state != RunState::Running &&
            other.state != RunState::Finished)
            job.setState(other.point, other.state, other.error);
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
    const LoadSnapshot snapshot = d->executor->snapshot();
    row.progress = snapshot;
    row.progress.newest = {}; // every row keeps its progress
    Q_EMIT rowChanged(d->current);
    Q_EMIT snapshotTaken(d->current, snapshot);
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
        d->failedInARow = stored.state == RunState::Failed     ? d->failedInARow + 1
                          : stored.state == RunState::Finished ? 0
                                                               : d->failedInARow;
        Q_EMIT rowChanged(ended);
        if (stored.state == RunState::Finished)
            Q_EMIT pointFinished(ended, *stored.result);
        if (d->failureLimit > 0 && d->failedInARow >= d->failureLimit && hasWaiting() && !d->paused) {
            const int failed = std::exchange(d->failedInARow, 0);
            setPaused(true);
            Q_EMIT pausedByFailures(failed);
        }
        closeJobIfDone(d->rows[static_cast<size_t>(ended)].job);
    });
}

void RunQueue::closeJobIfDone(int number)
{
    if (hasOpenRows(number))
        startNext();
    else
        close(number);
}

void RunQueue::close(int job)
{
    d->closing.insert(job);
    d->jobs.at(job)->close();
}

void RunQueue::onJobClosed(int number, RunState state)
{
    d->closing.erase(number);
    Q_EMIT jobFinished(number, d->jobs.at(number)->folderPath(), state);
    bool retried = false;
    const std::set<int> again = std::exchange(d->retries[number], {});
    for (int row = 0; row < static_cast<int>(d->rows.size()); ++row) {
        const QueuedPoint &point = d->rows[static_cast<size_t>(row)];
        if (point.job == number && again.contains(point.point.ordinal))
            retried |= retry(row);
    }
    // Another job may have been closed beside the one that runs.
    if (d->started && d->current >= 0 && d->rows[static_cast<size_t>(d->current)].job == number &&
        !d->executor && !d->writing)
        startNext();
    else if (retried)
        start();
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
    closeEndedJobs();
    if (!d->started)
        setPaused(false);
}

bool RunQueue::hasOpenRows(int job) const
{
    return std::any_of(d->rows.begin(), d->rows.end(), [job](const QueuedPoint &row) {
        return row.job == job && (row.state == RunState::Queued || row.state == RunState::Running);
    });
}

void RunQueue::closeEndedJobs()
{
    const int current = d->current >= 0 ? d->rows[static_cast<size_t>(d->current)].job : -1;
    for (auto &[number, job] : d->jobs)
        if (number != current && !job->isClosed() && !hasOpenRows(number) && !job->folderPath().isEmpty())
            close(number);
}

void RunQueue::watch(int job)
{
    connect(d->jobs.at(job).get(), &JobRun::closed, this,
            [this, job](RunState state) { onJobClosed(job, state); });
}

bool RunQueue::paused() const
{
    return d->paused;
}

void RunQueue::setFailureLimit(int points)
{
    d->failureLimit = std::max(0, points);
}

int RunQueue::failureLimit() const
{
    return d->failureLimit;
}

bool RunQueue::hasWaiting() const
{
    return std::any_of(d->rows.begin(), d->rows.end(),
                       [](const QueuedPoint &row) { return row.state == RunState::Queued; });
}

const std::vector<QueuedPoint> &RunQueue::points() const
{
    return d->rows;
}

const SweepJob *RunQueue::job(int number) const
{
    const auto it = d->specs.find(number);
    return it == d->specs.end() ? nullptr : &it->second;
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
