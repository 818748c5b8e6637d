// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/load_generator.h"

#include "core/dataset/prompt_source.h"
#include "core/load/arrival_schedule.h"
#include "core/load/load_worker.h"
#include "core/load/worker_count.h"
#include "core/transport/socket_tuning.h"

#include <QThread>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr Nanoseconds startDelay = 10ms; // so that every worker is ready when the clock starts
constexpr int descriptorsKept = 64;      // for files, the window and everything else

/// When the measured requests, or conversations, begin: as the data set says, else as the plan does.
std::vector<Nanoseconds> offsetsOf(const SharedRun &run)
{
    const LoadPlan &plan = run.plan;
    std::vector<Nanoseconds> own = plan.prompts->arrivalOffsets();
    if (static_cast<int>(own.size()) < plan.numPrompts)
        return arrivalSchedule({.count = run.tickets(),
                                .requestRate = plan.requestRate,
                                .burstiness = plan.burstiness,
                                .rampUp = plan.rampUp,
                                .seed = plan.seed});
    own.resize(static_cast<size_t>(plan.numPrompts));
    return own;
}
} // namespace

struct LoadGenerator::Private
{
    Private(LoadPlan plan, RecordSink &recordSink)
        : run(std::make_shared<SharedRun>(std::move(plan))), sink(recordSink)
    {}

    std::shared_ptr<SharedRun> run;
    RecordSink &sink;
    std::vector<std::unique_ptr<QThread>> threads;
    std::vector<LoadWorker *> workers; // each lives in, and is deleted by, its thread
    QTimer watch;                      // once a second
    QTimer drain;                      // ends what is in flight too long after the sending has ended
    LoadOutcome outcome;
    Error preparationFailure;
    int answers = 0;
    int opened = 0;
    int threadsEnded = 0;
    quint16 port = 0;
    bool ending = false;
    bool measuring = false;
};

LoadGenerator::LoadGenerator(LoadPlan plan, RecordSink &sink, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(plan), sink))
{
    qRegisterMetaType<servescope::Error>();
    qRegisterMetaType<servescope::LoadOutcome>();
    const QUrl url = QUrl::fromEncoded(d->run->plan.url);
    d->port = static_cast<quint16>(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    connect(&d->watch, &QTimer::timeout, this, &LoadGenerator::look);
    d->drain.setSingleShot(true);
    connect(&d->drain, &QTimer::timeout, this, [this] {
        d->run->sentAll = true;
        for (LoadWorker *worker : d->workers)
            QMetaObject::invokeMethod(worker, &LoadWorker::abortRest, Qt::QueuedConnection);
    });
}

LoadGenerator::~LoadGenerator()
{
    d->run->stop = true;
    for (LoadWorker *worker : d->workers) {
        worker->disconnect(this);
        QMetaObject::invokeMethod(
            worker,
            [worker] {
                worker->cancel();
                QThread::currentThread()->quit();
            },
            Qt::QueuedConnection);
    }
    for (const auto &thread : d->threads) {
        thread->disconnect(this);
        thread->wait();
    }
}

void LoadGenerator::start()
{
    const LoadPlan &plan = d->run->plan;
    d->run->starts = plan.prompts->conversationStarts();
    d->run->offsets = offsetsOf(*d->run);

    // Without a cap a burst has all requests in flight at once; a finite rate starts with a few lanes and
    // adds as needed.
    const int atOnce = std::min(plan.maxConcurrency.value_or(std::numeric_limits<int>::max()),
                                std::max(d->run->tickets(), plan.numWarmups));
    const bool burst = std::isinf(plan.requestRate) && !plan.rampUp && plan.prompts->arrivalOffsets().empty();
    const int lanes = plan.maxConcurrency || burst ? atOnce : std::min(atOnce, 64);
    const qint64 limit = raiseFileLimit();
    if (limit > 0 && lanes > limit - descriptorsKept) {
        d->outcome.stopReason = {
            u"load.too_many_connections"_s,
            u"%1 requests at once need as many connections; this system lets a program open %2 files."_s
                .arg(lanes)
                .arg(limit),
            u"Lower the concurrency or raise the limit (ulimit -n)."_s,
            {QString::number(lanes), QString::number(limit)}};
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished(d->outcome); }, Qt::QueuedConnection);
        return;
    }

    const int count =
        plan.workers > 0 ? std::min(plan.workers, lanes) : workerCount(lanes, QThread::idealThreadCount());
    d->outcome.workers = count;
    for (int i = 0; i < count; ++i) {
        const auto share = [&](int total) { return total / count + (i < total % count ? 1 : 0); };
        auto *worker = new LoadWorker(d->run, d->sink,
                                      plan.maxConcurrency ? share(atOnce) : std::numeric_limits<int>::max(),
                                      share(lanes));
        auto thread = std::make_unique<QThread>();
        thread->setObjectName(u"load-%1"_s.arg(i));
        worker->moveToThread(thread.get());
        connect(thread.get(), &QThread::finished, worker, &QObject::deleteLater);
        connect(thread.get(), &QThread::finished, this, &LoadGenerator::onThreadFinished);
        connect(worker, &LoadWorker::prepared, this, &LoadGenerator::onPrepared);
        connect(worker, &LoadWorker::stageDone, this, &LoadGenerator::onStageDone);
        connect(worker, &LoadWorker::stopped, this, &LoadGenerator::onStopped);
        connect(worker, &LoadWorker::hopeless, this, [this](const Error &reason) {
            d->outcome.stopReason = reason;
            stopWorkers();
        });
        connect(worker, &LoadWorker::tooManyErrors, this, [this](const Error &reason) {
            d->outcome.stopReason = reason;
            for (LoadWorker *each : d->workers)
                QMetaObject::invokeMethod(each, &LoadWorker::endSending, Qt::QueuedConnection);
            d->drain.start(std::chrono::ceil<std::chrono::milliseconds>(d->run->plan.drainTimeout));
        });
        d->workers.push_back(worker);
        d->threads.push_back(std::move(thread));
    }
    for (const auto &thread : d->threads)
        thread->start(QThread::TimeCriticalPriority);
    for (LoadWorker *worker : d->workers)
        QMetaObject::invokeMethod(worker, &LoadWorker::prepare, Qt::QueuedConnection);
}

void LoadGenerator::onPrepared(int opened, const Error &failure)
{
    d->opened += opened;
    if (d->preparationFailure.code.isEmpty())
        d->preparationFailure = failure;
    if (++d->answers < static_cast<int>(d->workers.size()) || d->ending)
        return;
    d->answers = 0;
    if (d->opened == 0 && !d->preparationFailure.code.isEmpty()) {
        d->outcome.stopReason = d->preparationFailure;
        stopWorkers();
        return;
    }
    look();
    d->watch.start(1s);
    if (d->run->plan.numWarmups > 0) {
        d->run->progress.phase = LoadSnapshot::Phase::Warmup;
        d->run->clockStart = monotonicNow().count();
        beginStage(true);
    } else {
        beginMeasuring();
    }
}

void LoadGenerator::beginMeasuring()
{
    d->measuring = true;
    d->outcome.started = monotonicNow() + startDelay;
    d->run->clockStart = d->outcome.started.count();
    d->run->progress.phase = LoadSnapshot::Phase::Measuring;
    d->run->health.begin();
    if (const LoadPlan &plan = d->run->plan; plan.duration) {
        d->drain.start(
            std::chrono::ceil<std::chrono::milliseconds>(startDelay + *plan.duration + plan.drainTimeout));
    }
    beginStage(false);
}

void LoadGenerator::beginStage(bool warmup)
{
    const LoadWorker::Stage stage = warmup ? LoadWorker::Stage::Warmup : LoadWorker::Stage::Measuring;
    for (LoadWorker *worker : d->workers)
        QMetaObject::invokeMethod(
            worker, [worker, stage] { worker->begin(stage); }, Qt::QueuedConnection);
}

void LoadGenerator::onStageDone()
{
    if (d->ending || ++d->answers < static_cast<int>(d->workers.size()))
        return;
    d->answers = 0;
    if (d->measuring)
        end();
    else
        beginMeasuring();
}

void LoadGenerator::onStopped()
{
    if (++d->answers == static_cast<int>(d->workers.size()))
        end();
}

void LoadGenerator::end()
{
    d->outcome.ended = monotonicNow();
    look();
    d->run->health.end();
    d->outcome.health = d->run->health.figures();
    d->watch.stop();
    d->drain.stop();
    d->run->progress.phase = LoadSnapshot::Phase::Finished;
    d->workers.clear(); // their threads delete them
    for (const auto &thread : d->threads)
        thread->quit();
}

void LoadGenerator::onThreadFinished()
{
    if (++d->threadsEnded < static_cast<int>(d->threads.size()))
        return;
    Q_EMIT finished(d->outcome);
}

void LoadGenerator::stopWorkers()
{
    if (std::exchange(d->ending, true))
        return;
    d->run->stop = true;
    d->answers = 0;
    for (LoadWorker *worker : d->workers)
        QMetaObject::invokeMethod(worker, &LoadWorker::cancel, Qt::QueuedConnection);
}

void LoadGenerator::cancel()
{
    if (d->ending || d->workers.empty())
        return;
    d->outcome.cancelled = true;
    stopWorkers();
}

void LoadGenerator::look()
{
    d->run->health.sawSockets(tuneConnections(d->port));
    d->run->health.sample();
}

LoadSnapshot LoadGenerator::snapshot() const
{
    LoadSnapshot snapshot = d->run->progress.snapshot(d->run->plan.numPrompts,
                                                      Nanoseconds(d->run->clockStart.load()), monotonicNow());
    snapshot.duration = d->run->plan.duration;
    snapshot.health = d->run->health.figures();
    return snapshot;
}

} // namespace servescope
