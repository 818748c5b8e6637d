// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/load_plan.h"
#include "core/results/run_folder.h"
#include "core/scenario/scenario.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace servescope {

struct PointEnd;
struct PointResult;

/// A scenario to be run: all its points become rows of the queue.
struct SweepJob
{
    Scenario scenario;
    QByteArray scenarioText; ///< stored as it is
    QString library;         ///< the folder that gets the run folder
    QString title;           ///< for people: the file's name
    QByteArray apiKey;       ///< empty = none; only ever sent as a header
    QString selfTestFile;    ///< see PointTask
    bool saveDetailed = false;
    QString resumeFolder;       ///< a run folder to be continued instead of a new one; empty = none
    QStringList finishedPoints; ///< ids of its points that are not run again
};

/// One row of the queue.
struct QueuedPoint
{
    int job = 0;
    QString jobTitle;
    SweepPoint point;
    RunState state = RunState::Queued;
    LoadSnapshot progress; ///< newest; frozen at the end
    Error error;           ///< why it failed; code empty = none
    QString runFolder;     ///< once it runs
};

/// Runs the points of its jobs one after the other: prepares prompts, generates the load, writes the results.
/// A failed point does not stop the rest. Everything slow happens in worker threads; this object only holds
/// states.
class RunQueue : public QObject
{
    Q_OBJECT
public:
    explicit RunQueue(QObject *parent = nullptr);
    ~RunQueue() override; ///< cancels; what is finished is on disk

    /// Appends the job's points; gives the job's number. The scenario must be valid.
    int add(const SweepJob &job);
    /// Starts, or goes on after the rows ran out.
    void start();
    /// Cancels the running point and everything queued, keeping what is finished.
    void cancel();
    /// Skips a queued row, or ends the running one as skipped.
    void skip(int row);
    /// Removes the rows of jobs that have ended.
    void clearEnded();

    const std::vector<QueuedPoint> &points() const;
    bool running() const;
    int currentRow() const; ///< −1 when nothing runs
    /// Time until the last row ends, from what finished rows of the job took per token; nullopt before there
    /// is evidence (a fifth of a point, or a finished one).
    std::optional<Nanoseconds> eta() const;

Q_SIGNALS:
    void rowsAdded(int first, int last);
    void rowsReset();
    void rowChanged(int row);
    void snapshotTaken(int row, const servescope::LoadSnapshot &snapshot); ///< at most four a second
    void pointFinished(int row, const servescope::PointResult &result);    ///< its file is on disk
    void jobFinished(int job, const QString &runFolder, servescope::RunState state);
    void idle(); ///< nothing left to run

private:
    void startNext();
    void takeSnapshot();
    void onPointFinished(const PointEnd &end);
    void endCurrent(const PointEnd &end);
    void closeJobIfDone(int job);
    void onJobClosed(int job, RunState state);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
