// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/engine.h"

#include "core/simulator/batching_model.h"
#include "core/simulator/exact_model.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

// Streams of the seed's random numbers; those of the answers' words follow.
constexpr quint64 endingsStream = 2;
constexpr quint64 firstWordsStream = 1000;
constexpr int endless = 10'000'000; // tokens

std::unique_ptr<TimingModel> makeModel(const SimulatorOptions &options)
{
    if (options.exact)
        return std::make_unique<ExactModel>(options.exact->ttft, options.exact->itl, options.exact->inPhase);
    return std::make_unique<BatchingModel>(batchingParameters(options));
}

/// Without a limit: room for the whole batch at 4096 tokens each, at least for one sequence of full length.
qint64 cacheBlocks(const SimulatorOptions &options)
{
    const qint64 tokens = options.cacheTokens > 0
                              ? options.cacheTokens
                              : std::max<qint64>(options.maxModelLength, qint64(options.maxRunning) * 4096);
    return (tokens + ServerMetrics::blockSize - 1) / ServerMetrics::blockSize;
}

/// vLLM takes the client's request id into its own; else 32 hexadecimal digits.
QByteArray responseId(const QByteArray &requestId, Random words)
{
    if (!requestId.isEmpty())
        return requestId;
    const QByteArray high = QByteArray::number(words.next(), 16).rightJustified(16, '0');
    return high + QByteArray::number(words.next(), 16).rightJustified(16, '0');
}

} // namespace

Engine::Engine(const SimulatorOptions &options, const WordStock &vocabulary, TruthLog &log)
    : m_options(options), m_server(serverKind(options.server).value_or(ServerKind::Vllm)),
      m_vocabulary(vocabulary), m_log(log),
      m_metrics(options.model, options.maxModelLength, cacheBlocks(options)), m_model(makeModel(options)),
      m_prefixes(options.prefixCache ? cacheBlocks(options) : 0), m_timer([this] { tick(); }),
      m_endings(options.seed, endingsStream)
{}

Engine::~Engine()
{
    for (const auto &[number, generation] : m_generations)
        generation->abort(m_metrics);
}

GenerationPlan Engine::plan(const ServedRequest &request)
{
    GenerationPlan plan{request.maxTokens, false, m_options.seed, firstWordsStream + m_lastNumber};
    if (request.fault == FaultKind::Runaway) {
        plan.outputTokens = endless;
        return plan;
    }
    if (request.fault == FaultKind::EarlyStop || request.fault == FaultKind::NoTokens) {
        plan.outputTokens = request.fault == FaultKind::NoTokens ? 1 : std::max(1, request.maxTokens / 3);
        plan.endsByItself = true;
        return plan;
    }
    if (m_options.earlyStop <= 0 || request.ignoreEos)
        return plan;
    // Geometric: the number of tries until the first success, the first min_tokens tokens being spared.
    const double tries = m_options.earlyStop >= 1
                             ? 1
                             : std::ceil(std::log1p(-m_endings.uniform()) / std::log1p(-m_options.earlyStop));
    const double length = request.minTokens + std::max(1.0, tries);
    if (length <= request.maxTokens) {
        plan.outputTokens = static_cast<int>(length);
        plan.endsByItself = true;
    }
    return plan;
}

quint64 Engine::start(ServedRequest request, ResponseSink &sink, const QByteArray &requestId,
                      Nanoseconds received)
{
    const quint64 number = ++m_lastNumber;
    GenerationPlan sequence = plan(request);
    if (m_options.prefixCache) {
        sequence.cachedTokens = m_prefixes.take(request.prompt);
        m_metrics.countPrefix(static_cast<qint64>(request.prompt.size()), sequence.cachedTokens);
    }
    const SequenceLengths lengths{static_cast<int>(request.prompt.size()), sequence.outputTokens,
                                  sequence.cachedTokens};
    TruthRecord truth;
    truth.requestId = requestId;
    truth.received = received;
    auto writer =
        makeDialectWriter(request, {m_server, responseId(requestId, Random(sequence.seed, sequence.stream)),
                                    QDateTime::currentSecsSinceEpoch(), m_options.model});
    auto generation = std::make_unique<Generation>(std::move(request), sequence, std::move(writer),
                                                   m_vocabulary, sink, m_log, std::move(truth));
    generation->open();
    m_generations.emplace(number, std::move(generation));
    m_model->add(number, lengths, received);
    m_log.sawRunning(m_model->running());
    arm();
    return number;
}

void Engine::abort(quint64 number)
{
    const auto found = m_generations.find(number);
    if (found == m_generations.end())
        return;
    found->second->abort(m_metrics);
    m_generations.erase(found);
    m_model->remove(number);
}

void Engine::setConnections(int open)
{
    m_grain = std::min<Nanoseconds>(std::chrono::milliseconds(1), open * std::chrono::microseconds(1));
}

void Engine::tick()
{
    m_lastTick = monotonicNow();
    m_events.clear();
    m_model->advance(m_lastTick, m_events);
    m_log.sawRunning(m_model->running());
    for (const TokenEvent &event : m_events) {
        const auto found = m_generations.find(event.sequence);
        if (found == m_generations.end())
            continue;
        if (!event.last) {
            if (found->second->token(event, m_metrics))
                continue;
            m_model->remove(event.sequence);
        }
        const std::unique_ptr<Generation> generation = std::move(found->second);
        m_generations.erase(found);
        if (event.last)
            generation->token(event, m_metrics);
        generation->sink().responseEnded(); // may start the next request of a pipeline
    }
    arm();
}

void Engine::arm()
{
    if (const auto due = m_model->nextDue())
        m_timer.setDue(std::max(*due, m_lastTick + m_grain));
    else
        m_timer.clear();
}

QByteArray Engine::metricsText() const
{
    ServerMetrics::Gauges gauges;
    gauges.running = m_model->running();
    gauges.waiting = m_model->waiting();
    gauges.preemptions = m_model->preemptions();
    for (const auto &[number, generation] : m_generations) {
        if (generation->made() > 0)
            gauges.cachedTokens += generation->promptTokens() + generation->made();
    }
    return m_server == ServerKind::Vllm ? m_metrics.text(gauges) : m_metrics.text(m_server, gauges);
}

} // namespace servescope
