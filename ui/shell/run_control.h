// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/queue_memory.h"
#include "core/run/run_queue.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sleep_inhibitor.h"

#include <QObject>

namespace servescope {

/// What is known of the server that the runs talk to.
struct SeenServer
{
    enum class Kind { NotAsked, Asking, Reachable, Failing };
    Kind kind = Kind::NotAsked;
    QString baseUrl;  ///< for display, without user name and password
    QString sentence; ///< why, when failing
    bool operator==(const SeenServer &) const = default;
};

/// Puts scenarios into the queue and tells in words how it goes: the shell's part of running.
class RunControl : public QObject
{
    Q_OBJECT
public:
    RunControl(const WindowServices &services, QObject *parent = nullptr);
    ~RunControl() override;

    RunQueue &queue() { return m_queue; }
    bool running() const { return m_queue.running(); }
    const SeenServer &server() const { return m_server; }

    /// Appends all points of a valid scenario and starts the queue. The job's number; −1 while the keychain
    /// is asked for the server's key, after which it goes on by itself.
    int run(const Scenario &scenario, const QByteArray &text, const QString &title, const QString &library);

    /// Goes on with an interrupted, cancelled or partly failed run: appends what is left of it. The job's
    /// number as that of run(); errors of planResume(), and run.nothing_left, run.unusable.
    Result<int> resume(const QString &runFolder);

    /// What a program that died had left in its queue; takeUp() puts it into this one, or forgets it when
    /// there is nothing to take.
    std::vector<UnfinishedJob> leftInQueue() { return m_memory.left(); }
    void takeUp(const std::vector<UnfinishedJob> &jobs);

    /// Puts the points that failed for that server's certificate back into the queue.
    void retryRefused(const QUrl &server);

    /// Starts the built-in server and gives the demonstration's text with its address.
    Result<QByteArray> prepareDemo();

Q_SIGNALS:
    void runStarted(int points, bool queueWasRunning);
    void runEnded(int job, const QString &runFolder, servescope::RunState state);
    void messageReady(servescope::Tone tone, const QString &sentence);
    void serverChanged();
    void idle();
    /// A point failed because nobody vouches for its server's certificate.
    void certificateRefused(const QUrl &server);

private:
    Result<SweepJob> resumed(const QString &runFolder) const;
    Result<SweepJob> takenUp(const UnfinishedJob &left) const;
    int append(SweepJob job);
    int start(const SweepJob &job);
    void stayAwake();
    void onRowChanged(int row);
    void onJobFinished(int job, const QString &runFolder, RunState state);
    void setServer(const SeenServer &server);
    QString endSentence(int job, RunState state, Tone *tone) const;

    const WindowServices &m_services;
    RunQueue m_queue;
    QueueMemory m_memory;
    SeenServer m_server;
    SleepInhibitor m_awake;
    int m_reportedRow = -1; ///< the row whose failure the person has been told of
};

} // namespace servescope
