// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_control.h"

#include "core/scenario/scenario_text.h"
#include "ui/common/error_text.h"
#include "ui/run/run_state_text.h"

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
    : QObject(parent), m_services(services)
{
    connect(&m_queue, &RunQueue::rowChanged, this, &RunControl::onRowChanged);
    connect(&m_queue, &RunQueue::jobFinished, this, &RunControl::onJobFinished);
    connect(&m_queue, &RunQueue::idle, this, &RunControl::idle);
}

int RunControl::run(const Scenario &scenario, const QByteArray &text, const QString &title,
                    const QString &library)
{
    SweepJob job;
    job.scenario = scenario;
    job.scenarioText = text;
    job.title = title;
    job.library = library;
    job.selfTestFile = m_services.selfTest.file;
    if (m_services.apiKey)
        job.apiKey = m_services.apiKey();
    const bool wasRunning = m_queue.running();
    const int number = m_queue.add(job);
    m_baseUrls[number] = displayUrl(scenario.baseUrl);
    m_queue.start();
    Q_EMIT runStarted(sweepCost(scenario).points, wasRunning);
    return number;
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
    ServerState server{m_server.kind, m_baseUrls[point.job], m_server.sentence};
    if (server.baseUrl != m_server.baseUrl)
        server = {ServerState::Kind::NotAsked, server.baseUrl, {}};
    if (point.state == RunState::Running) {
        if (point.progress.completed > 0)
            server = {ServerState::Kind::Reachable, server.baseUrl, {}};
        else if (server.kind == ServerState::Kind::NotAsked)
            server.kind = ServerState::Kind::Asking;
        if (point.progress.completed == 0 && point.progress.failed > 0 && !point.progress.lastError.isEmpty())
            server = {ServerState::Kind::Failing, server.baseUrl, point.progress.lastError};
    } else if (point.state == RunState::Failed && isServerError(point.error.code)) {
        server = {ServerState::Kind::Failing, server.baseUrl, errorText(point.error)};
    } else if (point.state == RunState::Finished) {
        server = {ServerState::Kind::Reachable, server.baseUrl, {}};
    }
    setServer(server);
    if (point.state == RunState::Failed && row != m_reportedRow) {
        m_reportedRow = row;
        Q_EMIT messageReady(Tone::Bad,
                            tr("%1, %2: %3", "scenario, point, what happened")
                                .arg(point.jobTitle, pointText(point.point), errorText(point.error)));
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

void RunControl::setServer(const ServerState &server)
{
    if (server == m_server)
        return;
    m_server = server;
    Q_EMIT serverChanged();
}

} // namespace servescope
