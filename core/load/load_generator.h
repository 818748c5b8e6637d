// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_plan.h"
#include "core/record/request_record.h"

#include <QObject>

#include <memory>

namespace servescope {

/// Where finished requests go. Called from the load workers, one call at a time per worker but from
/// several workers at once: implementations lock.
class RecordSink
{
public:
    virtual ~RecordSink() = default;
    virtual void accept(RequestRecord &&record) = 0;
};

/// Runs one LoadPlan in its own worker threads. Lives in the thread that made it, which needs an event loop
/// for finished() but is otherwise never waited for.
class LoadGenerator : public QObject
{
    Q_OBJECT
public:
    /// `sink` must outlive this object.
    LoadGenerator(LoadPlan plan, RecordSink &sink, QObject *parent = nullptr);
    ~LoadGenerator() override; ///< cancels and waits for the workers

    void start();
    /// Every request in flight is aborted and recorded as cancelled; those not sent leave no record.
    /// finished() follows within a second.
    void cancel();
    LoadSnapshot snapshot() const; ///< thread-safe

Q_SIGNALS:
    void finished(const servescope::LoadOutcome &outcome); ///< once; all records have reached the sink

private:
    void onPrepared(int opened, const Error &failure);
    void onStageDone();
    void onStopped();
    void end();
    void onThreadFinished();
    void beginMeasuring();
    void beginStage(bool warmup);
    void stopWorkers();
    void look();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
