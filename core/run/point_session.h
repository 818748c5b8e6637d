// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/point_task.h"
#include "core/telemetry/recorder.h"
#include "core/telemetry/server_control.h"

#include <memory>
#include <optional>
#include <span>

namespace servescope {

/// What goes on beside the load of one point: the server's prefix cache is emptied before it where the
/// scenario asks for that, its profiler runs during it where asked, and its metrics are recorded.
/// Nothing here can fail a point: what a server does not offer is noted in the result.
class PointSession
{
public:
    PointSession() = default;
    ~PointSession(); ///< as end(), but waits a second at most for the profiler
    Q_DISABLE_COPY_MOVE(PointSession)

    /// The orders to the server. Blocks while it is asked; never in the window's thread.
    void begin(const PointTask &task, const LoadPlan &plan, const std::atomic_bool &cancelled);
    /// Starts recording beside the task's journal; nothing where it has none. Does not block.
    void record(const PointTask &task, const LoadPlan &plan);
    /// The server as its metrics show it now; nullopt where it has none. Not while end() runs.
    std::optional<ServerState> server() const;
    /// Blocks until the server has written its profile, or for a cancelled point only until it has been told.
    void end(bool cancelled);
    /// Adds what happened to the result's metadata, and what the answers say of prompts found in a cache.
    void describe(PointSetup &setup, std::span<const RequestRecord> records) const;

private:
    void stop(Nanoseconds profileWait);

    ControlTarget m_target;
    std::shared_ptr<const void> m_authority;
    QByteArray m_body; // of the profiler's orders
    bool m_profiling = false;
    std::unique_ptr<TelemetryRecorder> m_telemetry;
    std::vector<std::pair<QString, QString>> m_notes;
};

/// Beside a point's journal: FILE.telemetry.jsonl and FILE.gpu.csv for FILE.journal.jsonl.
QString telemetryPathBeside(const QString &journalPath);
QString gpuPathBeside(const QString &journalPath);

} // namespace servescope
