// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the queue while it is worked off.
#include "core/run/run_queue_private.h"

#include <QFileInfo>

#include <algorithm>

namespace servescope {

void RunQueue::skip(int row)
{
    if (row < 0 || row >= static_cast<int>(d->rows.size()))
        return;
    QueuedPoint &point = d->rows[static_cast<size_t>(row)];
    if (point.state == RunState::Queued) {
        point.state = RunState::Skipped;
        d->jobs.at(point.job)->setState(point.point, RunState::Skipped);
        Q_EMIT rowChanged(row);
        closeEndedJobs();
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
    std::erase_if(d->specs, [&live](const auto &job) { return !live[job.first]; });
    if (currentJob >= 0) {
        const auto at = std::find_if(d->rows.begin(), d->rows.end(), [&](const QueuedPoint &row) {
            return row.job == currentJob && row.point.ordinal == currentOrdinal;
        });
        d->current = static_cast<int>(at - d->rows.begin());
    }
    Q_EMIT rowsReset();
}

bool RunQueue::retry(int row)
{
    if (row < 0 || row >= static_cast<int>(d->rows.size()))
        return false;
    QueuedPoint &point = d->rows[static_cast<size_t>(row)];
    const bool ended = point.state == RunState::Failed || point.state == RunState::Cancelled ||
                       point.state == RunState::Skipped;
    if (!ended)
        return false;
    if (d->closing.contains(point.job)) {
        d->retries[point.job].insert(point.point.ordinal);
        return true;
    }
    std::unique_ptr<JobRun> &run = d->jobs.at(point.job);
    if (run->isClosed()) {
        SweepJob job = d->specs.at(point.job);
        job.resumeFolder = run->folderPath();
        run.reset(); // waits for the end of its writing
        run = std::make_unique<JobRun>(job, expandSweep(job.scenario));
        watch(point.job);
    }
    run->setState(point.point, RunState::Queued);
    point.state = RunState::Queued;
    point.error = {};
    point.progress = {};
    point.progress.total = point.point.load.numPrompts;
    Q_EMIT rowChanged(row);
    return true;
}

int RunQueue::duplicate(int row)
{
    if (row < 0 || row >= static_cast<int>(d->rows.size()))
        return -1;
    const QueuedPoint &point = d->rows[static_cast<size_t>(row)];
    SweepJob job = d->specs.at(point.job);
    if (!job.resumeFolder.isEmpty() && job.library.isEmpty())
        job.library = QFileInfo(job.resumeFolder).absolutePath();
    job.resumeFolder.clear();
    job.finishedPoints.clear();
    job.skippedPoints.clear();
    return add(job);
}

bool RunQueue::move(int row, int to)
{
    const int count = static_cast<int>(d->rows.size());
    if (row < 0 || row >= count || to < 0 || to >= count || row == to ||
        d->rows[static_cast<size_t>(row)].state != RunState::Queued)
        return false;
    const auto first = d->rows.begin() + std::min(row, to), last = d->rows.begin() + std::max(row, to) + 1;
    if (to > row)
        std::rotate(first, first + 1, last);
    else
        std::rotate(first, last - 1, last);
    if (row < d->current && to >= d->current)
        --d->current;
    else if (row > d->current && to <= d->current)
        ++d->current;
    Q_EMIT rowMoved(row, to);
    return true;
}

void RunQueue::setPaused(bool paused)
{
    if (std::exchange(d->paused, paused) == paused)
        return;
    d->failedInARow = 0;
    Q_EMIT pausedChanged(paused);
    if (!paused && !d->started && hasWaiting())
        start();
}

} // namespace servescope
