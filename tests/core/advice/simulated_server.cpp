// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/advice/simulated_server.h"

#include "core/base/random.h"
#include "core/metrics/summary.h"
#include "core/results/vllm_json.h"
#include "core/simulator/batching_model.h"

#include <cmath>
#include <deque>

namespace servescope::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds readingInterval = 50ms; // of its metrics; points last a few seconds
constexpr double mostDelay = 0.0002;          // s between an answer's end and the next request

/// What a telemetry recorder would have read.
class Readings
{
public:
    explicit Readings(Nanoseconds start) : m_next(start) {}

    /// The model's state holds from the last call until `now`.
    void until(Nanoseconds now, const BatchingModel &model)
    {
        for (; m_next <= now; m_next += readingInterval) {
            ++m_view.samples;
            m_waiting += model.waiting();
            m_view.mostWaiting = std::max(m_view.mostWaiting.value_or(0), double(model.waiting()));
        }
        m_view.preemptions = static_cast<double>(model.preemptions());
    }
    ServerView take()
    {
        m_view.meanWaiting = m_waiting / m_view.samples;
        return m_view;
    }

private:
    ServerView m_view;
    Nanoseconds m_next;
    double m_waiting = 0;
};

class ClosedLoop
{
public:
    ClosedLoop(const SimulatorOptions &options, PrefixCache *prefixes, const Workload &load, quint64 seed)
        : m_load(load), m_prefixes(prefixes), m_model(batchingParameters(options)),
          m_random(seed, static_cast<quint64>(load.concurrency)), m_prompts(seed, 77)
    {}

    std::vector<RequestRecord> run(ServerView *view)
    {
        for (int i = 0; i < m_load.warmups; ++i) {
            schedule(true);
            serve(nullptr);
        }
        Readings readings(m_now);
        for (int i = 0; i < m_load.concurrency; ++i)
            schedule(false);
        serve(&readings);
        if (view)
            *view = readings.take();
        return std::move(m_records);
    }

private:
    void schedule(bool warmup)
    {
        if (!warmup && m_sent == m_load.requests)
            return;
        RequestRecord record;
        record.index = warmup ? 0 : m_sent++;
        record.warmup = warmup;
        record.sent = record.scheduled = m_now + fromSeconds(mostDelay * m_random.uniform());
        record.promptTokensServer = record.promptTokensRequested = m_load.input;
        record.outputTokensRequested =
            std::max(2, qRound(m_load.output * (1 + m_load.spread * (2 * m_random.uniform() - 1))));
        record.outputTokensServer = record.outputTokensRequested;
        record.httpStatus = 200;
        const auto at = std::ranges::upper_bound(m_coming, record.sent, {}, &RequestRecord::sent);
        m_coming.insert(at, std::move(record));
    }

    void arrive()
    {
        RequestRecord record = std::move(m_coming.front());
        m_coming.pop_front();
        SequenceLengths lengths{m_load.input, record.outputTokensRequested};
        if (m_prefixes) {
            std::vector<int> prompt(static_cast<size_t>(m_load.input));
            for (int &token : prompt)
                token = static_cast<int>(m_prompts.integer(0, 30000));
            lengths.cached = m_prefixes->take(prompt);
            record.promptTokensCached = lengths.cached;
        }
        m_model.add(m_number, lengths, record.sent);
        m_open.emplace(m_number++, std::move(record));
    }

    void serve(Readings *readings)
    {
        std::vector<TokenEvent> tokens;
        while (!m_coming.empty() || m_model.nextDue()) {
            const auto due = m_model.nextDue();
            const bool arrival = !m_coming.empty() && (!due || m_coming.front().sent < *due);
            m_now = arrival ? m_coming.front().sent : *due;
            if (readings)
                readings->until(m_now, m_model);
            if (arrival) {
                arrive();
                continue;
            }
            tokens.clear();
            m_model.advance(m_now, tokens);
            for (const TokenEvent &token : tokens)
                receive(token);
        }
    }

    void receive(const TokenEvent &token)
    {
        RequestRecord &record = m_open.at(token.sequence);
        StreamEvent event;
        event.time = token.due;
        event.kind = EventKind::Content;
        event.choices = true;
        event.characters = 4;
        record.events.push_back(event);
        if (!token.last)
            return;
        record.ended = token.due;
        if (!record.warmup) {
            m_records.push_back(std::move(record));
            schedule(false);
        }
        m_open.erase(token.sequence);
    }

    const Workload &m_load;
    PrefixCache *m_prefixes;
    BatchingModel m_model;
    Random m_random, m_prompts;
    Nanoseconds m_now = 1000s;
    int m_sent = 0;
    quint64 m_number = 0;
    std::deque<RequestRecord> m_coming; // by their time
    std::unordered_map<quint64, RequestRecord> m_open;
    std::vector<RequestRecord> m_records;
};

} // namespace

PointEvidence SimulatedServer::measure(const Workload &load, quint64 seed)
{
    PointEvidence point;
    m_options.seed = seed * 1000 + static_cast<quint64>(load.concurrency);
    PointResult result;
    result.records = ClosedLoop(m_options, m_options.prefixCache ? &m_prefixes : nullptr, load, seed)
                         .run(load.watched ? &point.server : nullptr);
    std::ranges::sort(result.records, {}, &RequestRecord::index);
    point.id = u"bench_io%1x%2_mc%3_np%4"_s.arg(load.input)
                   .arg(load.output)
                   .arg(load.concurrency)
                   .arg(load.requests);
    result.setup.pointId = point.id;
    result.setup.numPrompts = load.requests;
    result.setup.maxConcurrency = load.concurrency;
    result.summary = summarize(result.records, {});
    point.result = *readJson(vllmJson(result, false));
    point.inputLen = load.input;
    point.outputLen = load.output;
    point.concurrency = load.concurrency;
    point.completed = result.summary.completed;
    point.dataset = u"random"_s;
    point.samples = sampleTable(result.records, Convention::Vllm);
    point.health.verdict = HealthVerdict::Green;
    if (m_options.prefixCache) {
        double cached = 0;
        for (const RequestRecord &record : result.records)
            cached += record.promptTokensCached.value_or(0);
        point.cachedShare = cached / (double(load.input) * load.requests);
    }
    return point;
}

RunEvidence SimulatedServer::sweep(const std::vector<int> &concurrencies, quint64 seed, Workload load)
{
    RunEvidence run;
    for (const int concurrency : concurrencies) {
        load.concurrency = concurrency;
        run.points.push_back(measure(load, seed));
    }
    return run;
}

SimulatorOptions healthy()
{
    SimulatorOptions options;
    options.stepBase = 8ms;
    options.stepPerSequence = 100us;
    options.prefillBase = 500us;
    options.prefillTokensPerSecond = 500'000;
    return options;
}

const Advice *find(const std::vector<Advice> &all, const char *rule)
{
    for (const Advice &advice : all) {
        if (advice.rule == QLatin1StringView(rule))
            return &advice;
    }
    return nullptr;
}

} // namespace servescope::test
