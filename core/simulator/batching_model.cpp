// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/batching_model.h"

#include <algorithm>
#include <utility>

namespace servescope {

namespace {
// A stream number of its own keeps the noise independent of what else the seed drives.
constexpr quint64 noiseStream = 1;
// However unlucky the draw, work takes a fifth of its usual time.
constexpr double leastFactor = 0.2;
} // namespace

BatchingParameters batchingParameters(const SimulatorOptions &options)
{
    return {options.maxRunning,
            options.prefillTokensPerSecond,
            options.prefillBase,
            options.stepBase,
            options.stepPerSequence,
            options.noise,
            options.seed,
            options.cacheTokens,
            options.coldStart,
            options.pauseShare,
            options.pause};
}

BatchingModel::BatchingModel(const BatchingParameters &parameters)
    : m_parameters(parameters), m_noise(parameters.seed, noiseStream)
{}

Nanoseconds BatchingModel::prefillTime(int promptTokens) const
{
    return m_parameters.prefillBase + fromSeconds(promptTokens / m_parameters.prefillTokensPerSecond);
}

Nanoseconds BatchingModel::stepTime(int runningSequences) const
{
    return m_parameters.stepBase + runningSequences * m_parameters.stepPerSequence;
}

Nanoseconds BatchingModel::spread(Nanoseconds duration)
{
    if (std::exchange(m_cold, false))
        duration += m_parameters.coldStart;
    if (m_parameters.noise == 0)
        return duration;
    const double factor = std::max(leastFactor, 1 + m_parameters.noise * m_noise.normal());
    return fromSeconds(toSeconds(duration) * factor);
}

qint64 BatchingModel::cacheUse() const
{
    qint64 tokens = 0;
    for (const Sequence &sequence : m_running)
        tokens += sequence.tokens();
    return tokens;
}

/// A sequence that is alone may have more than there is: else it would never end.
bool BatchingModel::mayStart(const Sequence &sequence) const
{
    if (static_cast<int>(m_running.size()) >= m_parameters.maxRunning)
        return false;
    return m_parameters.cacheTokens <= 0 || m_running.empty() ||
           cacheUse() + sequence.tokens() < m_parameters.cacheTokens;
}

/// Room for one more token of each sequence that stays.
void BatchingModel::throwOut()
{
    if (m_parameters.cacheTokens <= 0)
        return;
    qint64 use = cacheUse();
    while (m_running.size() > 1 && use + static_cast<qint64>(m_running.size()) > m_parameters.cacheTokens) {
        Sequence victim = m_running.back();
        m_running.pop_back();
        use -= victim.tokens();
        victim.wasIn = true;
        m_waiting.push_front(victim);
        ++m_preemptions;
    }
}

int BatchingModel::running() const
{
    return static_cast<int>(m_running.size()) + (m_prefilling ? 1 : 0);
}

void BatchingModel::add(quint64 sequence, const SequenceLengths &lengths, Nanoseconds now)
{
    m_waiting.push_back({sequence, lengths, now, {}, 0, false});
    if (m_work == Work::Idle)
        beginWork(now);
}

void BatchingModel::remove(quint64 sequence)
{
    const auto isIt = [sequence](const Sequence &candidate) { return candidate.id == sequence; };
    std::erase_if(m_waiting, isIt);
    std::erase_if(m_running, isIt);
    if (m_prefilling && isIt(*m_prefilling))
        m_prefilling.reset();
}

std::optional<Nanoseconds> BatchingModel::nextDue() const
{
    if (m_work == Work::Idle)
        return std::nullopt;
    return m_workEnds;
}

void BatchingModel::advance(Nanoseconds now, std::vector<TokenEvent> &out)
{
    while (m_work != Work::Idle && m_workEnds <= now) {
        switch (m_work) {
        case Work::Prefill:
            finishPrefill(out);
            break;
        case Work::Step:
            finishStep(out);
            break;
        case Work::Idle:
            break;
        }
        beginWork(m_workEnds);
    }
}

void BatchingModel::beginWork(Nanoseconds from)
{
    m_work = Work::Idle;
    if (m_running.empty()) {
        m_stepOwed = false;
        // advance() may come late, so the next request may have arrived after this piece of work ended.
        if (!m_waiting.empty())
            from = std::max(from, m_waiting.front().arrived);
    }
    if (!m_stepOwed && !m_waiting.empty() && m_waiting.front().arrived <= from &&
        mayStart(m_waiting.front())) {
        m_prefilling = m_waiting.front();
        m_waiting.pop_front();
        const SequenceLengths &lengths = m_prefilling->lengths;
        if (!m_prefilling->wasIn)
            m_prefilling->admitted = from;
        m_work = Work::Prefill;
        m_workEnds = from + spread(prefillTime(m_prefilling->wasIn ? lengths.prompt + m_prefilling->made
                                                                   : lengths.prompt - lengths.cached));
        m_stepOwed = true;
    } else if (!m_running.empty()) {
        throwOut();
        m_work = Work::Step;
        m_workEnds = from + spread(stepTime(static_cast<int>(m_running.size())));
        if (m_parameters.pauseShare > 0 && m_noise.uniform() < m_parameters.pauseShare)
            m_workEnds += m_parameters.pause;
        m_stepOwed = false;
    }
}

void BatchingModel::finishPrefill(std::vector<TokenEvent> &out)
{
    if (!m_prefilling)
        return;
    Sequence sequence = *m_prefilling;
    m_prefilling.reset();
    const bool last = sequence.made + 1 >= sequence.lengths.output;
    out.push_back({sequence.id, sequence.made, last, sequence.admitted, m_workEnds});
    ++sequence.made;
    if (!last)
        m_running.push_back(sequence);
}

void BatchingModel::finishStep(std::vector<TokenEvent> &out)
{
    for (Sequence &sequence : m_running) {
        const bool last = sequence.made + 1 == sequence.lengths.output;
        out.push_back({sequence.id, sequence.made, last, sequence.admitted, m_workEnds});
        ++sequence.made;
    }
    std::erase_if(m_running,
                  [](const Sequence &sequence) { return sequence.made == sequence.lengths.output; });
}

} // namespace servescope
