// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_generator.h"
#include "core/results/run_folder.h"
#include "core/run/point_session.h"
#include "core/run/point_sink.h"
#include "core/run/point_task.h"
#include "core/run/secret_mask.h"

#include <QObject>

#include <functional>
#include <memory>

class QThread;

namespace servescope {

/// How a point ended. `result` is set for a finished one; for a cancelled one it holds what had been
/// measured.
struct PointEnd
{
    RunState state = RunState::Failed;
    Error error; ///< why it failed
    std::shared_ptr<PointResult> result;
    TokenizerChoice tokenizer; ///< to be used again for the job's next point
};

/// Runs one point: prompts in a background thread, the load in its workers, the evaluation in a background
/// thread again. The thread this lives in only passes the baton.
class PointExecutor : public QObject
{
    Q_OBJECT
public:
    explicit PointExecutor(PointTask task, QObject *parent = nullptr);
    ~PointExecutor() override; ///< cancels; finished requests are in the journal when it returns

    void start();
    /// To be called from prepared() by who could not name the file before.
    void setJournalPath(const QString &path) { m_task.journalPath = path; }
    void
    cancel(); ///< finished() follows within a second, unless a server's tokenizer holds the preparation up
    LoadSnapshot snapshot() const;

Q_SIGNALS:
    void prepared(const servescope::PointSetup &setup); ///< just before the first request
    void finished(const servescope::PointEnd &end);

private:
    void inBackground(std::function<void()> work, std::function<void()> then);
    void runLoad();
    void evaluate(const LoadOutcome &outcome);
    void end(PointEnd end);

    PointTask m_task;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    std::shared_ptr<PointSession> m_session = std::make_shared<PointSession>();
    std::unique_ptr<QThread> m_background;
    std::shared_ptr<PreparedPoint> m_prepared;
    std::unique_ptr<PointSink> m_sink; // outlives the generator
    std::unique_ptr<LoadGenerator> m_generator;
    LoadSnapshot m_last;
    SecretMask m_mask;
    bool m_recording = false; // the session's recorder may be asked
};

} // namespace servescope
