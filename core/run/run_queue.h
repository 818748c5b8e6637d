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
    QByteArray scenarioText;  ///< stored as it is
    QString library;          ///< the folder that gets the run folder
    QString title;            ///< for people: the file's name
    QByteArray apiKey;        ///< OPENAI_API_KEY's; empty = none; only ever sent as a header
    QByteArray rememberedKey; ///< see PointTask
    QString selfTestFile;     ///< see PointTask
    bool saveDetailed = false;
    QString resumeFolder;       ///< a run folder to be continued instead of a new one; empty = none
    QStringList finishedPoints; ///< ids of its points that are not run again
    QStringList skippedPoints;  ///< ids of its points that are left out at first; retry() takes them in
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
    /// Puts a failed, cancelled or skipped row back into the queue; its run folder is taken up again if it
    /// was closed; while its end is being written, as soon as it is. False for any other row. Does not start
    /// the queue, unless the row had to wait.
    bool retry(int row);
    /// Appends all points of the row's job once more, as a run of its own. The new job's number, −1 when
    /// there is no such row.
    int duplicate(int row);
    /// Moves a queued row to another place; false, and nothing happens, for any other row or a place that
    /// is none.
    bool move(int row, int to);

    /// On: no further point begins until it is off again; the running one goes on to its end, because a
    /// pause inside a point would falsify it. Off: goes on.
    void setPaused(bool paused);
    bool paused() const;
    /// After so many failed points in a row the queue pauses by itself; 0 = never.
    void setFailureLimit(int points);
    int failureLimit() const;

    const std::vector<QueuedPoint> &points() const;
    /// What add() was given; nullptr once the job is cleared.
    const SweepJob *job(int number) const;
    bool running() const;
    bool hasWaiting() const; ///< a row is queued
    int currentRow() const;  ///< −1 when nothing runs
    /// Time until the last row ends, from what finished rows of the job took per token; nullopt before there
    /// is evidence (a fifth of a point, or a finished one).
    std::optional<Nanoseconds> eta() const;

Q_SIGNALS:
    void rowsAdded(int first, int last);
    void rowsReset();
    void rowMoved(int from, int to);
    void pausedChanged(bool paused);
    void pausedByFailures(int points); ///< so many failed one after the other
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
    void closeEndedJobs(); ///< those that do not run and have nothing left
    void close(int job);
    void watch(int job);
    bool hasOpenRows(int job) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
