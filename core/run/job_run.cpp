// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/job_run.h"

#include "core/base/resource_usage.h"

#include <QThread>
#include <QThreadPool>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

JobRun::JobRun(SweepJob job, const std::vector<SweepPoint> &points) : m_job(std::move(job))
{
    const Scenario &scenario = m_job.scenario;
    m_manifest.model = scenario.model;
    m_manifest.backend = scenario.backend;
    m_manifest.baseUrl = scenario.baseUrl;
    m_manifest.endpoint = scenario.endpoint;
    m_manifest.tokenizer = scenario.tokenizer;
    m_manifest.seed = scenario.seed;
    for (const SweepPoint &point : points)
        m_manifest.points.push_back({point, RunState::Queued, {}, 0, 0});
}

JobRun::~JobRun()
{
    if (m_background) {
        m_background->disconnect(this);
        m_background->wait();
    }
}

Result<void> JobRun::begin(const SweepPoint &point)
{
    m_current = point.ordinal;
    if (!m_folder && !m_job.resumeFolder.isEmpty()) {
        Result<std::unique_ptr<RunFolder>> folder = RunFolder::reopen(m_job.resumeFolder);
        if (!folder)
            return folder.error();
        const std::vector<PointEntry> &stored = (*folder)->manifest().points;
        if (!std::ranges::equal(
                stored, m_manifest.points, {}, [](const PointEntry &e) { return e.point.id; },
                [](const PointEntry &e) { return e.point.id; }))
            return Error{
                u"run.other_points"_s,
                u"The scenario of %1 does not make the points of its manifest."_s.arg(m_job.resumeFolder),
                u"Was its combos.yaml changed? Start a new run with it."_s,
                {m_job.resumeFolder}};
        m_folder = *std::move(folder);
        m_manifest = m_folder->manifest();
    } else if (!m_folder) {
        m_manifest.started = QDateTime::currentDateTime();
        m_manifest.environment = clientEnvironment();
        Result<std::unique_ptr<RunFolder>> folder =
            RunFolder::create(m_job.library, m_job.scenarioText, m_manifest);
        if (!folder)
            return folder.error();
        m_folder = *std::move(folder);
        m_manifest = m_folder->manifest();
    }
    PointEntry &entry = m_manifest.points[static_cast<size_t>(point.ordinal)];
    entry.state = RunState::Running;
    return m_folder->setPoint(point.ordinal, entry);
}

QString JobRun::folderPath() const
{
    return m_folder ? m_folder->path() : QString();
}

PointTask JobRun::task(const SweepPoint &point) const
{
    PointTask task;
    task.scenario = m_job.scenario;
    task.point = point;
    task.apiKey = m_job.apiKey;
    task.rememberedKey = m_job.rememberedKey;
    task.journalPath = m_folder->journalPath(point.id);
    task.selfTestFile = m_job.selfTestFile;
    task.saveDetailed = m_job.saveDetailed;
    task.tokenizer = m_tokenizer;
    return task;
}

void JobRun::store(const PointEnd &end, std::function<void(const PointEnd &)> then)
{
    // The choice is kept only where the server answered: one made while it was away may be a poor one.
    if (end.state == RunState::Finished)
        m_tokenizer = end.tokenizer;
    PointEntry &entry = m_manifest.points[static_cast<size_t>(m_current)];
    entry.state = end.state;
    entry.error = end.error;
    if (end.result) {
        entry.completed = end.result->summary.completed;
        entry.failed = end.result->summary.failed;
        m_manifest.endpoint = end.result->setup.endpoint;
        m_manifest.tokenizerNote = end.result->setup.tokenizerNote;
        m_manifest.datasetFingerprint = end.result->setup.datasetFingerprint;
    }
    auto stored = std::make_shared<PointEnd>(end);
    m_background.reset(QThread::create([this, stored, entry, manifest = m_manifest]() mutable {
        if (!m_folder)
            return;
        if (stored->state == RunState::Finished) {
            if (Result<void> written = m_folder->writeResult(*stored->result, m_job.saveDetailed); !written) {
                stored->state = RunState::Failed;
                stored->error = written.error();
            }
        }
        PointEntry &last = manifest.points[static_cast<size_t>(m_current)];
        last.state = stored->state;
        last.error = stored->error;
        if (Result<void> updated = m_folder->update(manifest);
            !updated && stored->state == RunState::Finished) {
            stored->state = RunState::Failed;
            stored->error = updated.error();
        }
    }));
    connect(m_background.get(), &QThread::finished, this, [this, stored, then = std::move(then)] {
        m_manifest.points[static_cast<size_t>(m_current)].state = stored->state;
        m_manifest.points[static_cast<size_t>(m_current)].error = stored->error;
        then(*stored);
        // Else its requests would stay until the next point has ended; freeing many takes its time.
        QThreadPool::globalInstance()->start([result = std::exchange(stored->result, nullptr)]() mutable {
            result.reset();
            returnFreeMemory();
        });
    });
    m_background->start();
}

void JobRun::setState(const SweepPoint &point, RunState state, const Error &error)
{
    PointEntry &entry = m_manifest.points[static_cast<size_t>(point.ordinal)];
    entry.state = state;
    entry.error = error;
}

RunState JobRun::finalState() const
{
    const auto any = [this](RunState state) {
        return std::any_of(m_manifest.points.begin(), m_manifest.points.end(),
                           [state](const PointEntry &e) { return e.state == state; });
    };
    if (any(RunState::Cancelled))
        return RunState::Cancelled;
    return any(RunState::Finished) ? RunState::Finished
           : any(RunState::Failed) ? RunState::Failed
                                   : RunState::Skipped;
}

void JobRun::close()
{
    m_closed = true;
    const RunState state = finalState();
    auto thread = std::unique_ptr<QThread>(QThread::create([this, state, manifest = m_manifest] {
        if (!m_folder)
            return;
        // A manifest that cannot be written leaves the run as it is on disk: readers see it as interrupted.
        if (m_folder->update(manifest).ok())
            (void)m_folder->close(state);
    }));
    // The thread whose finished() may be calling us lives until the next turn of the event loop.
    if (m_background)
        m_background.release()->deleteLater();
    m_background = std::move(thread);
    connect(m_background.get(), &QThread::finished, this, [this, state] { Q_EMIT closed(state); });
    m_background->start();
}

void JobRun::abandon()
{
    if (m_background) {
        m_background->disconnect(this);
        m_background->wait();
    }
    if (!m_folder || m_closed)
        return;
    for (PointEntry &entry : m_manifest.points) {
        if (entry.state == RunState::Queued || entry.state == RunState::Running)
            entry.state = RunState::Cancelled;
    }
    if (m_folder->update(m_manifest).ok())
        (void)m_folder->close(RunState::Cancelled);
}

} // namespace servescope
