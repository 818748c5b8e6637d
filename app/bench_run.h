// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench_options.h"
#include "core/results/run_folder.h"
#include "core/run/point_executor.h"

#include <QObject>

#include <memory>
#include <optional>

namespace servescope {

/// Runs one bench from preparation to its files. Lives in a thread with an event loop and does not block it
/// until the results are written.
class BenchRun : public QObject
{
    Q_OBJECT
public:
    BenchRun(BenchOptions options, QByteArray apiKey, QString selfTestFile, QObject *parent = nullptr);

    void start();
    void cancel();

    LoadSnapshot snapshot() const { return m_executor.snapshot(); }
    bool cancelled() const { return m_state == RunState::Cancelled; }
    /// After finished(): the figures of what completed; null when nothing did.
    const PointResult *result() const { return m_result.get(); }
    /// Why it failed; code empty = it did not.
    const Error &error() const { return m_error; }
    QString resultFile() const { return m_resultFile; } ///< empty = none was written
    QString runFolder() const;

Q_SIGNALS:
    void prepared(const QString &model, const QString &note);
    void finished(); ///< once, everything is on disk

private:
    void onPrepared(const PointSetup &setup);
    Result<void> openFolder(const PointSetup &setup);
    void conclude(const PointEnd &end);
    void closeFolder();
    Result<void> save();

    BenchOptions m_options;
    PointExecutor m_executor;
    std::unique_ptr<RunFolder> m_folder;
    QString m_pointId;
    std::shared_ptr<PointResult> m_result;
    RunState m_state = RunState::Running;
    Error m_error;
    QString m_resultFile;
};

} // namespace servescope
