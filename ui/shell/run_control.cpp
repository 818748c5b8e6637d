// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_control.h"

#include "core/backend/backend.h"
#include "core/keychain/key_ring.h"
#include "core/scenario/scenario_text.h"
#include "core/transport/trusted_certificates.h"
#include "ui/common/error_text.h"
#include "ui/run/run_state_text.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// Does the failure say something about the server, rather than about this machine or the scenario?
bool isServerError(const QString &code)
{
    for (const QLatin1StringView area : {"connection."_L1, "http."_L1, "stream."_L1, "protocol."_L1})
        if (code.startsWith(area))
            return true;
    return false;
}

} // namespace

RunControl::RunControl(const WindowServices &services, QObject *parent)
    : QObject(parent), m_services(services), m_memory(m_queue, services.draftFolder)
{
    connect(&m_queue, &RunQueue::rowChanged, this, &RunControl::onRowChanged);
    connect(&m_queue, &RunQueue::jobFinished, this, &RunControl::onJobFinished);
    connect(&m_queue, &RunQueue::idle, this, &RunControl::idle);
    connect(&m_queue, &RunQueue::idle, this, &RunControl::stayAwake);
    connect(&m_queue, &RunQueue::pausedChanged, this, &RunControl::stayAwake);
    connect(&m_queue, &RunQueue::rowChanged, this, &RunControl::stayAwake);
    connect(&m_queue, &RunQueue::pausedByFailures, this, [this](int points) {
        Q_EMIT messageReady(
            Tone::Warning,
            tr("%n point(s) failed in a row, so the queue waits. Press Continue on the Run page "
               "to go on.",
               nullptr, points));
    });
}

RunControl::~RunControl()
{
    m_memory.drop(); // who closes the window has been asked about the queue
}

void RunControl::stayAwake()
{
    if (m_queue.running())
        m_awake.hold(tr("A measurement is running"));
    else
        m_awake.release();
}

int RunControl::run(const Scenario &scenario, const QByteArray &text, const QString &title,
                    const QString &library)
{
    SweepJob job;
    job.scenario = scenario;
    job.scenarioText = text;
    job.title = title;
    job.library = library;
    return append(std::move(job));
}

Result<int> RunControl::resume(const QString &runFolder)
{
    Result<SweepJob> job = resumed(runFolder);
    if (!job)
        return job.error();
    return append(*std::move(job));
}

Result<SweepJob> RunControl::resumed(const QString &runFolder) const
{
    const Result<ResumePlan> plan = planResume(runFolder);
    if (!plan)
        return plan.error();
    if (plan->remaining.isEmpty())
        return Error{u"run.nothing_left"_s,
                     u"All points of %1 are measured; there is nothing to resume."_s.arg(runFolder),
                     {},
                     {runFolder}};
    const ScenarioReading reading = readScenario(plan->scenarioText, backendKeys());
    if (!reading.usable())
        return Error{u"run.unusable"_s,
                     u"The scenario stored in %1 cannot be run any more."_s.arg(runFolder),
                     u"Open its combos.yaml to see why."_s,
                     {runFolder}};
    SweepJob job;
    job.scenario = reading.scenario;
    job.scenarioText = plan->scenarioText;
    job.title = QDir(runFolder).dirName();
    job.resumeFolder = QDir(runFolder).absolutePath();
    job.finishedPoints = plan->finished;
    return job;
}

Result<SweepJob> RunControl::takenUp(const UnfinishedJob &left) const
{
    if (!left.runFolder.isEmpty() && QFileInfo::exists(left.runFolder)) {
        Result<SweepJob> job = resumed(left.runFolder);
        if (!job)
            return job;
        SweepJob named = *std::move(job);
        named.title = left.title;
        return named;
    }
    const ScenarioReading reading = readScenario(left.scenarioText, backendKeys());
    if (!reading.usable())
        return Error{u"run.left_unusable"_s,
                     u"The scenario %1 that was left in the queue cannot be run any more."_s.arg(left.title),
                     {},
                     {left.title}};
    SweepJob job;
    job.scenario = reading.scenario;
    job.scenarioText = left.scenarioText;
    job.title = left.title;
    job.library = left.library;
    return job;
}

void RunControl::takeUp(const std::vector<UnfinishedJob> &jobs)
{
    for (const UnfinishedJob &left : jobs) {
        Result<SweepJob> taken = takenUp(left);
        if (!taken) {
            Q_EMIT messageReady(Tone::Bad, errorText(taken.error()));
            continue;
        }
        SweepJob job = *std::move(taken);
        bool any = false;
        for (const SweepPoint &point : expandSweep(job.scenario)) {
            if (left.openPoints.contains(point.id))
                any = any || !job.finishedPoints.contains(point.id);
            else
                job.skippedPoints += point.id;
        }
        if (any)
            append(std::move(job));
    }
    m_memory.forgetLeft();
}

int RunControl::append(SweepJob job)
{
    job.selfTestFile = m_services.selfTest.file;
    if (m_services.apiKey)
        job.apiKey = m_services.apiKey();
    const QString &variable = job.scenario.keyEnv;
    const QByteArray own =
        variable.isEmpty() ? job.apiKey : qgetenv(variable.toLocal8Bit().constData()).trimmed();
    if (!own.isEmpty() || !m_services.keys)
        return start(job);
    auto number = std::make_shared<std::optional<int>>();
    m_services.keys->find(job.scenario.baseUrl, this, [this, job, number](const QByteArray &key) {
        SweepJob withKey = job;
        withKey.rememberedKey = key;
        *number = start(withKey);
    });
    if (!*number)
        Q_EMIT messageReady(Tone::Accent, tr("The system keychain is asked for the server's API key…"));
    return number->value_or(-1);
}

int RunControl::start(const SweepJob &job)
{
    const bool wasRunning = m_queue.running();
    if (!wasRunning)
        m_queue.setPaused(false); // who presses Run wants it to run
    const int number = m_queue.add(job);
    m_queue.start();
    Q_EMIT runStarted(sweepCost(job.scenario).points, wasRunning);
    return number;
}

void RunControl::retryRefused(const QUrl &server)
{
    bool any = false;
    for (int row = 0; row < static_cast<int>(m_queue.points().size()); ++row) {
        const QueuedPoint &point = m_queue.points()[static_cast<size_t>(row)];
        const SweepJob *job = m_queue.job(point.job);
        if (point.state == RunState::Failed && isCertificateError(point.error.code) && job &&
            keyServer(job->scenario.baseUrl) == keyServer(server.toString()))
            any = m_queue.retry(row) || any;
    }
    m_reportedRow = -1;
    if (!any)
        return;
    if (!m_queue.running())
        m_queue.setPaused(false); // so many failures may have paused it
    m_queue.start();
}

Result<QByteArray> RunControl::prepareDemo()
{
    const Result<QUrl> url = m_services.startSimulator();
    if (!url)
        return url.error();
    Scenario scenario = readScenario(m_services.demoScenario).scenario;
    scenario.baseUrl = url->toString();
    return patchScenario(m_services.demoScenario, scenario);
}

void RunControl::onRowChanged(int row)
{
    const QueuedPoint &point = m_queue.points()[static_cast<size_t>(row)];
    const SweepJob *job = m_queue.job(point.job);
    SeenServer server{m_server.kind, job ? displayUrl(job->scenario.baseUrl) : QString(), m_server.sentence};
    if (server.baseUrl != m_server.baseUrl)
        server = {SeenServer::Kind::NotAsked, server.baseUrl, {}};
    if (point.state == RunState::Running) {
        if (point.progress.completed > 0)
            server = {SeenServer::Kind::Reachable, server.baseUrl, {}};
        else if (server.kind == SeenServer::Kind::NotAsked)
            server.kind = SeenServer::Kind::Asking;
        if (const auto &errors = point.progress.errors; point.progress.completed == 0 && !errors.empty())
            server = {SeenServer::Kind::Failing, server.baseUrl,
                      errorText(errors.front().code, errors.front().message)};
    } else if (point.state == RunState::Failed && isServerError(point.error.code)) {
        server = {SeenServer::Kind::Failing, server.baseUrl, errorText(point.error)};
    } else if (point.state == RunState::Finished) {
        server = {SeenServer::Kind::Reachable, server.baseUrl, {}};
    }
    setServer(server);
    if (point.state == RunState::Failed && row != m_reportedRow) {
        m_reportedRow = row;
        Q_EMIT messageReady(Tone::Bad,
                            tr("%1, %2: %3", "scenario, point, what happened")
                                .arg(point.jobTitle, pointText(point.point), errorText(point.error)));
        if (isCertificateError(point.error.code) && job)
            Q_EMIT certificateRefused(QUrl(job->scenario.baseUrl.trimmed()));
    }
}

void RunControl::onJobFinished(int job, const QString &runFolder, RunState state)
{
    Q_EMIT runEnded(job, runFolder, state); // may go to another page, where the message is then shown
    Tone tone = Tone::Neutral;
    const QString sentence = endSentence(job, state, &tone);
    if (!sentence.isEmpty())
        Q_EMIT messageReady(tone, sentence);
}

QString RunControl::endSentence(int job, RunState state, Tone *tone) const
{
    int finished = 0, failed = 0;
    QString title;
    Error first;
    for (const QueuedPoint &point : m_queue.points()) {
        if (point.job != job)
            continue;
        title = point.jobTitle;
        finished += point.state == RunState::Finished;
        if (point.state == RunState::Failed && failed++ == 0)
            first = point.error;
    }
    if (failed > 0) {
        *tone = Tone::Bad;
        return tr("%1: %n point(s) failed. %2", nullptr, failed).arg(title, errorText(first));
    }
    if (state == RunState::Finished && finished > 0) {
        *tone = Tone::Good;
        return tr("%1: all %n point(s) finished.", nullptr, finished).arg(title);
    }
    if (state == RunState::Cancelled) {
        *tone = Tone::Neutral;
        return tr("%1 was stopped; %n finished point(s) are kept.", nullptr, finished).arg(title);
    }
    return {};
}

void RunControl::setServer(const SeenServer &server)
{
    if (server == m_server)
        return;
    m_server = server;
    Q_EMIT serverChanged();
}

} // namespace servescope
