// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench_options.h"
#include "app/bench_prepare.h"
#include "app/record_collector.h"
#include "core/load/load_generator.h"
#include "core/results/run_folder.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

class QThread;

namespace servescope {

/// Runs one bench from preparation to its files. Lives in a thread with an event loop and does not block it
/// until the results are written.
class BenchRun : public QObject
{
    Q_OBJECT
public:
    BenchRun(BenchOptions options, QByteArray apiKey, QObject *parent = nullptr);
    ~BenchRun() override; ///< cancels and waits

    void start();
    void cancel();

    LoadSnapshot snapshot() const;
    bool cancelled() const { return m_cancelled; }
    /// After finished(): the figures of what completed; nullopt when nothing did.
    const std::optional<PointResult> &result() const { return m_result; }
    /// Why it failed; code empty = it did not.
    const Error &error() const { return m_error; }
    QString resultFile() const { return m_resultFile; } ///< empty = none was written
    QString runFolder() const;

Q_SIGNALS:
    void prepared(const QString &model, const QString &note);
    void finished(); ///< once, everything is on disk

private:
    void sendLoad();
    Result<void> openFolder();
    void conclude(const LoadOutcome &outcome);
    Result<void> save();
    void fail(const Error &error);
    void end(RunState state);

    BenchOptions m_options;
    QByteArray m_apiKey;
    std::atomic_bool m_cancelled = false;
    QThread *m_preparation = nullptr;
    std::optional<Result<BenchSetup>> m_prepared; ///< written by the preparation thread, read after its end
    std::optional<BenchSetup> m_setup;
    RecordCollector m_records;
    std::unique_ptr<RunFolder> m_folder;
    QString m_pointId;
    std::unique_ptr<LoadGenerator> m_load;
    std::optional<PointResult> m_result;
    Error m_error;
    QString m_resultFile;
};

} // namespace servescope
