// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/run_folder.h"
#include "core/run/point_executor.h"
#include "core/run/run_queue.h"

#include <QObject>

#include <functional>
#include <memory>

namespace servescope {

/// The disk side of one job of the queue: its run folder, made when its first point starts, and what its
/// points leave there. Everything that may take long is written in a background thread.
class JobRun : public QObject
{
    Q_OBJECT
public:
    JobRun(SweepJob job, const std::vector<SweepPoint> &points);
    ~JobRun() override;

    /// Makes the folder if need be and marks the point as running. Errors of RunFolder::create().
    Result<void> begin(const SweepPoint &point);
    QString folderPath() const; ///< empty before begin()
    PointTask task(const SweepPoint &point) const;
    /// Writes what the point left, then calls `then` with its end: failed instead of finished when writing
    /// failed.
    void store(const PointEnd &end, std::function<void(const PointEnd &)> then);
    /// Written with the next change of the folder.
    void setState(const SweepPoint &point, RunState state, const Error &error = {});
    bool isClosed() const { return m_closed; } ///< close() was called
    /// Writes the final manifest and the aggregate, then emits closed().
    void close();
    /// The program ends: marks what has not ended as cancelled, at once.
    void abandon();

Q_SIGNALS:
    void closed(servescope::RunState state);

private:
    RunState finalState() const;

    SweepJob m_job;
    Manifest m_manifest;
    std::unique_ptr<RunFolder> m_folder;
    std::unique_ptr<QThread> m_background;
    std::optional<TokenizerChoice> m_tokenizer;
    int m_current = -1;
    bool m_closed = false;
};

} // namespace servescope
