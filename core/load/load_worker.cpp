// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/load_worker.h"

#include "core/dataset/prompt_source.h"
#include "core/load/release_pace.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds timerStep = 1ms; // what was missed in one timer step may be made up for, no more
constexpr auto lagInterval = 10ms;

} // namespace

LoadWorker::LoadWorker(std::shared_ptr<SharedRun> run, RecordSink &sink, int capacity, int lanes)
    : m_run(std::move(run)), m_sink(sink), m_conversations(*m_run), m_capacity(capacity), m_lanes(lanes)
{}

LoadWorker::~LoadWorker() = default;

void LoadWorker::prepare()
{
    m_pool = std::make_unique<LanePool>(QUrl::fromEncoded(m_run->plan.url), m_run->plan.headers);
    m_release = new QTimer(this);
    m_release->setTimerType(Qt::PreciseTimer);
    m_release->setSingleShot(true);
    connect(m_release, &QTimer::timeout, this, &LoadWorker::pump);
    m_housekeeping = new QTimer(this);
    m_housekeeping->setInterval(100ms);
    connect(m_housekeeping, &QTimer::timeout, this, &LoadWorker::checkTimeouts);
    m_lagProbe = new QTimer(this);
    m_lagProbe->setTimerType(Qt::PreciseTimer);
    m_lagProbe->setInterval(lagInterval);
    m_lagProbe->setSingleShot(true); // a repeating one keeps a phase of its own after a stall
    connect(m_lagProbe, &QTimer::timeout, this, &LoadWorker::probeLag);

    m_preparing = true;
    const auto report = [this](int opened, const Error &failure) {
        if (std::exchange(m_preparing, false))
            Q_EMIT prepared(opened, failure);
    };
    connect(m_pool.get(), &LanePool::preconnected, this, report);
    const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(m_run->plan.connectTimeout);
    QTimer::singleShot(limit, this, [this, report] {
        const QString where = QString::fromUtf8(m_run->plan.url);
        report(0, {u"connection.timeout"_s,
                   u"%1 did not accept a connection within %2 s."_s.arg(where).arg(
                       toSeconds(m_run->plan.connectTimeout)),
                   u"Is the host reachable from here, and no firewall between?"_s,
                   {where}});
    });
    m_pool->preconnect(m_lanes);
}

void LoadWorker::begin(Stage stage)
{
    m_stage = stage;
    m_active = true;
    m_ticketsLeft = true;
    m_nextRelease = {};
    m_housekeeping->start();
    startLagProbe();
    pump();
}

void LoadWorker::cancel()
{
    m_preparing = false;
    stopSending();
    abortAll();
    finishStage();
    Q_EMIT stopped();
}

void LoadWorker::abortAll()
{
    std::vector<int> lanes;
    for (const auto &[request, owner] : m_requests)
        lanes.push_back(request->lane);
    for (const int lane : lanes)
        m_pool->abort(lane);
}

void LoadWorker::endSending()
{
    stopSending();
    finishStage();
}

void LoadWorker::abortRest()
{
    const double limit = toSeconds(m_run->plan.drainTimeout);
    for (const auto &[request, owner] : m_requests) {
        request->setAbortReason(
            RequestStatus::Cancelled,
            {u"request.drained"_s,
             u"The request was still running %1 s after the sending had ended."_s.arg(limit),
             u"Allow a longer drain time if its figures matter."_s,
             {QString::number(limit)}});
    }
    abortAll();
    endSending();
}

void LoadWorker::startLagProbe()
{
    m_lagDue = monotonicNow() + lagInterval;
    m_lagProbe->start();
}

void LoadWorker::probeLag()
{
    // A stall delays all that falls into it, the less the later it falls: as many samples as ticks were due.
    Nanoseconds lag = std::max(monotonicNow() - m_lagDue, Nanoseconds::zero());
    for (; lag >= Nanoseconds::zero(); lag -= lagInterval)
        m_run->health.loopLag.add(lag);
    startLagProbe();
}

std::optional<LoadWorker::Ticket> LoadWorker::takeTicket()
{
    const LoadPlan &plan = m_run->plan;
    const bool warmup = m_stage == Stage::Warmup;
    const int number = (warmup ? m_run->nextWarmup : m_run->nextMeasured).fetch_add(1);
    if (number >= (warmup ? plan.numWarmups : m_run->tickets()))
        return std::nullopt;
    const Nanoseconds start(m_run->clockStart.load());
    if (warmup)
        return Ticket{number, start};
    return Ticket{m_run->requestOf(number), start + m_run->offsets[static_cast<size_t>(number)]};
}

int LoadWorker::promptOf(const Ticket &ticket) const
{
    return m_stage == Stage::Warmup ? m_run->plan.numPrompts + ticket.number : ticket.number;
}

bool LoadWorker::holdNext()
{
    if (!m_ticket)
        m_ticket = takeTicket();
    if (!m_ticket) {
        noTicketsLeft();
        return false;
    }
    if (m_run->plan.prompts->ready(promptOf(*m_ticket))) {
        m_held = makeRequest(*m_ticket);
        m_ticket.reset();
        return true;
    }
    if (!m_ticket->waitingSince) {
        m_ticket->waitingSince = monotonicNow();
        if (m_stage == Stage::Measuring)
            m_run->health.promptWasLate();
    }
    const Error failure = m_run->plan.prompts->failure();
    if (failure.code.isEmpty())
        wakeAt(monotonicNow() + timerStep);
    else if (!m_run->stop.exchange(true))
        Q_EMIT hopeless(failure);
    return false;
}

LoadWorker::Held LoadWorker::makeRequest(const Ticket &ticket)
{
    const LoadPlan &plan = m_run->plan;
    const bool warmup = m_stage == Stage::Warmup;
    const Prompt prompt = plan.prompts->prompt(promptOf(ticket));
    Held held;
    held.record.index = ticket.number;
    held.record.warmup = warmup;
    held.record.scheduled = ticket.scheduled;
    if (prompt.conversation && !warmup) {
        held.record.conversation = prompt.conversation;
        held.record.turn = prompt.turn;
    }
    held.record.promptTokensRequested = prompt.promptTokensRequested;
    held.record.promptTokensLocal = prompt.promptTokens;
    held.record.outputTokensRequested = prompt.outputTokens;
    GenerationRequest request = plan.request;
    if (held.record.conversation)
        request.history = m_conversations.history(*prompt.conversation);
    request.prompt = prompt.text;
    request.outputTokens = prompt.outputTokens;
    request.model = modelOf(plan, ticket.number);
    held.body = plan.backend->body(request);
    held.since = ticket.waitingSince.value_or(monotonicNow());
    return held;
}

void LoadWorker::noTicketsLeft()
{
    m_ticketsLeft = false;
    m_ticket.reset();
    m_held.reset();
}

void LoadWorker::stopSending()
{
    noTicketsLeft();
    m_conversations.clear();
}

bool LoadWorker::sendNextTurn()
{
    if (m_conversations.resting() == 0)
        return false;
    const ConversationBook::Turn turn = m_conversations.next();
    if (turn.due > monotonicNow() || !m_run->plan.prompts->ready(turn.request)) {
        wakeAt(std::max(std::min(turn.due, m_run->sendingEnds()), monotonicNow() + timerStep));
        return false;
    }
    m_conversations.takeNext();
    launch(makeRequest({turn.request, turn.due}), turn.due);
    return true;
}

void LoadWorker::wakeAt(Nanoseconds due)
{
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(due - monotonicNow());
    if (!m_release->isActive() || m_release->remainingTimeAsDuration() > wait)
        m_release->start(std::max(wait, 0ms));
}

void LoadWorker::pump()
{
    if (m_pumping || !m_active)
        return;
    m_pumping = true;
    m_ended.clear();
    while (!m_run->stop.load(std::memory_order_relaxed) && (m_ticketsLeft || m_conversations.resting() > 0)) {
        const bool over = m_stage == Stage::Measuring && monotonicNow() >= m_run->sendingEnds();
        if (over || m_run->sentAll.load(std::memory_order_relaxed)) {
            stopSending();
            break;
        }
        if (sendNextTurn())
            continue;
        const bool full = static_cast<int>(m_requests.size()) + m_conversations.resting() >= m_capacity;
        if (!m_ticketsLeft || full || (!m_held && !holdNext()))
            break;
        const Nanoseconds now = monotonicNow();
        const Nanoseconds due = std::max(m_held->record.scheduled, m_nextRelease);
        if (m_stage == Stage::Measuring && std::max(now, m_held->record.scheduled) >= m_run->sendingEnds()) {
            stopSending();
            break;
        }
        if (now < due) {
            wakeAt(due);
            break;
        }
        const int inFlight = std::min(m_capacity, static_cast<int>(m_requests.size()) + 1);
        m_nextRelease = std::max(m_nextRelease, now - timerStep) + releaseGap(m_meanDuration, inFlight);
        const Nanoseconds ready = std::max(due, m_held->since);
        launch(*std::exchange(m_held, std::nullopt), ready);
    }
    m_pumping = false;
    finishStage();
}

void LoadWorker::launch(Held held, Nanoseconds due)
{
    const bool warmup = held.record.warmup;
    const QByteArray id =
        m_run->plan.requestIdPrefix + (warmup ? "warmup-" : "") + QByteArray::number(held.record.index);
    auto owner = std::make_unique<RequestRun>(*m_run, std::move(held.record),
                                              [this](RequestRun &request) { requestEnded(request); });
    RequestRun *request = owner.get();
    m_requests.emplace(request, std::move(owner));
    request->record().sent = monotonicNow();
    if (!warmup) {
        m_run->health.sawInFlight(m_run->progress.sent());
        m_run->health.sendLateness.add(request->record().sent - due);
    }
    request->lane = m_pool->post(id, held.body, request);
}

void LoadWorker::requestEnded(RequestRun &request)
{
    const auto found = m_requests.find(&request);
    m_ended.push_back(std::move(found->second));
    m_requests.erase(found);

    RequestRecord &record = request.record();
    const Error reason = m_run->progress.hopeless(record, m_run->plan.configurationErrorLimit);
    Error broken;
    if (!record.warmup) {
        m_run->progress.ended(record, m_run->hasSchedule());
        m_run->health.ended(record);
        broken = m_run->progress.tooManyErrors(m_run->plan);
    }
    const Nanoseconds duration = record.ended - record.sent;
    m_meanDuration += m_meanDuration == Nanoseconds::zero() ? duration : (duration - m_meanDuration) / 8;
    if (!record.warmup)
        m_conversations.ended(record);
    if (!m_run->plan.keepText)
        record.text.clear();
    m_sink.accept(std::move(record));
    if (!reason.code.isEmpty() && !m_run->stop.exchange(true))
        Q_EMIT hopeless(reason);
    else if (!broken.code.isEmpty() && !m_run->sentAll.exchange(true))
        Q_EMIT tooManyErrors(broken);
    pump();
}

void LoadWorker::checkTimeouts()
{
    const Nanoseconds now = monotonicNow();
    const LoadPlan &plan = m_run->plan;
    std::vector<RequestRun *> late;
    for (const auto &[request, owner] : m_requests) {
        const RequestRecord &record = request->record();
        if (now - record.sent > plan.requestTimeout) {
            request->setAbortReason(RequestStatus::Timeout, {u"request.timeout"_s,
                                                             u"The request did not end within %1 s."_s.arg(
                                                                 toSeconds(plan.requestTimeout)),
                                                             {},
                                                             {}});
            late.push_back(request);
        } else if (request->isRunaway()) {
            request->setAbortReason(RequestStatus::StreamError,
                                    runawayError(*plan.backend, record.outputTokensRequested));
            late.push_back(request);
        } else if (!record.written && now - record.sent > plan.connectTimeout) {
            request->setAbortReason(RequestStatus::Timeout,
                                    {u"connection.timeout"_s,
                                     u"No connection to %1 within %2 s."_s.arg(QString::fromUtf8(plan.url))
                                         .arg(toSeconds(plan.connectTimeout)),
                                     {},
                                     {}});
            late.push_back(request);
        }
    }
    for (const RequestRun *request : late)
        m_pool->abort(request->lane);
}

void LoadWorker::finishStage()
{
    const bool stopped = m_run->stop.load(std::memory_order_relaxed);
    if (m_run->sentAll.load(std::memory_order_relaxed))
        stopSending();
    if (!m_active || !m_requests.empty() || ((m_ticketsLeft || m_conversations.resting() > 0) && !stopped))
        return;
    m_active = false;
    stopSending();
    m_release->stop();
    m_housekeeping->stop();
    m_lagProbe->stop();
    Q_EMIT stageDone();
}

} // namespace servescope
