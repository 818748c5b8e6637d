// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/point_session.h"

#include <QUrl>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString besideJournal(QString journalPath, QLatin1StringView ending)
{
    constexpr auto journal = ".journal.jsonl"_L1;
    if (journalPath.endsWith(journal))
        journalPath.chop(journal.size());
    return journalPath + ending;
}

bool isThisMachine(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host.startsWith("127."_L1) ||
           host == "::1"_L1;
}

TelemetryOptions telemetryOptions(const PointTask &task, const LoadPlan &plan)
{
    TelemetryOptions options;
    options.seriesPath = telemetryPathBeside(task.journalPath);
    const QString server = QUrl::fromEncoded(plan.url).host();
    if (isThisMachine(server))
        options.gpuPath = gpuPathBeside(task.journalPath);
    const QString &wanted = task.scenario.metricsUrl;
    options.urls = wanted.isEmpty() ? usualMetricsUrls(task.scenario.baseUrl)
                                    : std::vector<QUrl>{QUrl(wanted, QUrl::StrictMode)};
    if (wanted.isEmpty() || options.urls.front().host() == server) // nobody else gets to see the key
        options.headers = plan.headers;
    return options;
}

} // namespace

QString telemetryPathBeside(const QString &journalPath)
{
    return besideJournal(journalPath, ".telemetry.jsonl"_L1);
}

QString gpuPathBeside(const QString &journalPath)
{
    return besideJournal(journalPath, ".gpu.csv"_L1);
}

PointSession::~PointSession()
{
    stop(std::chrono::seconds(1));
}

void PointSession::begin(const PointTask &task, const LoadPlan &plan, const std::atomic_bool &cancelled)
{
    const Scenario &scenario = task.scenario;
    m_authority = plan.authority;
    m_target = {scenario.baseUrl, plan.headers, &cancelled};
    if (scenario.resetCache)
        m_notes.emplace_back(u"prefix_cache_reset"_s, resetPrefixCache(m_target).words);
    if (scenario.profile) {
        GenerationRequest request = plan.request;
        request.prompt = u"profile"_s;
        request.outputTokens = 1;
        m_body = plan.backend->body(request);
        const ControlAnswer answer = startProfile(m_target, m_body);
        m_profiling = answer.outcome == ControlAnswer::Outcome::Done;
        m_notes.emplace_back(u"server_profile"_s, answer.words);
    }
}

void PointSession::record(const PointTask &task, const LoadPlan &plan)
{
    if (task.journalPath.isEmpty() || task.scenario.metricsUrl == "off"_L1)
        return;
    m_telemetry = std::make_unique<TelemetryRecorder>(telemetryOptions(task, plan));
    m_telemetry->start();
}

std::optional<ServerState> PointSession::server() const
{
    return m_telemetry ? m_telemetry->newest() : std::nullopt;
}

void PointSession::end(bool cancelled)
{
    stop(cancelled ? Nanoseconds(std::chrono::seconds(1)) : std::chrono::minutes(20));
}

void PointSession::stop(Nanoseconds profileWait)
{
    m_target.cancelled = nullptr; // also a cancelled point's profiler is to be stopped
    if (std::exchange(m_profiling, false)) {
        const ControlAnswer answer = stopProfile(m_target, m_body, profileWait);
        if (answer.outcome != ControlAnswer::Outcome::Done)
            m_notes.emplace_back(u"server_profile_end"_s, answer.words);
    }
    if (!m_telemetry)
        return;
    m_telemetry->stop();
    if (const auto hits = prefixHits(m_telemetry->samples()); hits.value_or(0) > 0)
        m_notes.emplace_back(u"prefix_cache_hit_tokens"_s, QString::number(*hits, 'f', 0));
    m_telemetry.reset();
}

void PointSession::describe(PointSetup &setup, std::span<const RequestRecord> records) const
{
    for (const auto &note : m_notes)
        setup.metadata.emplace_back(note.first, note.second);
    qint64 cached = 0;
    for (const RequestRecord &record : records)
        cached += record.promptTokensCached.value_or(0);
    if (cached > 0)
        setup.metadata.emplace_back(u"cached_prompt_tokens"_s, QString::number(cached));
}

} // namespace servescope
