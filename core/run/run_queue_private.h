// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/job_run.h"
#include "core/run/point_executor.h"
#include "core/run/run_queue.h"

#include <QTimer>

#include <map>
#include <set>

namespace servescope {

/// What run_queue.cpp, which works the queue off, and run_queue_edit.cpp, which changes it, share.
struct RunQueue::Private
{
    std::vector<QueuedPoint> rows;
    std::map<int, std::unique_ptr<JobRun>> jobs;
    std::set<int> closing;                ///< jobs whose end is being written
    std::map<int, std::set<int>> retries; ///< of those: the points (ordinals) to try again once it is
    std::map<int, SweepJob> specs;        ///< what was added, to be run again
    std::unique_ptr<PointExecutor> executor;
    QTimer snapshots;
    int nextJob = 0;
    int current = -1;
    bool started = false;
    bool skipping = false;
    bool writing = false; // a background thread has the current job's folder
    bool paused = false;
    int failureLimit = 0;
    int failedInARow = 0;
};

} // namespace servescope
