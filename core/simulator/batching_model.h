// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/simulator/simulator.h"
#include "core/simulator/timing_model.h"

#include <deque>

namespace servescope {

struct BatchingParameters
{
    int maxRunning = 1;
    double prefillTokensPerSecond = 1;
    Nanoseconds prefillBase{};
    Nanoseconds stepBase{};
    Nanoseconds stepPerSequence{};
    double noise = 0; ///< relative standard deviation of each piece of work
    quint64 seed = 0;
    qint64 cacheTokens = 0;  ///< room of the KV cache; 0 = no limit
    Nanoseconds coldStart{}; ///< what the very first piece of work takes longer
    double pauseShare = 0;   ///< of the steps, those that take `pause` longer
    Nanoseconds pause{};
};

/// What these options make of the model.
BatchingParameters batchingParameters(const SimulatorOptions &options);

/// Continuous batching on one accelerator that does one piece of work at a time: the prefill of one prompt,
/// which ends with that sequence's first token, or a step, which gives a token to each running sequence.
/// Waiting prompts go first, but between two prefills the running sequences get one step, so that a
/// queue slows the streams without stopping them, as chunked prefill does. When the KV cache is full, the
/// sequence that began last is thrown out and waits in front of all others, until it is computed again with
/// the tokens it has made.
class BatchingModel : public TimingModel
{
public:
    explicit BatchingModel(const BatchingParameters &parameters);

    void add(quint64 sequence, const SequenceLengths &lengths, Nanoseconds now) override;
    void remove(quint64 sequence) override;
    void advance(Nanoseconds now, std::vector<TokenEvent> &out) override;
    std::optional<Nanoseconds> nextDue() const override;
    int running() const override;
    int waiting() const override { return static_cast<int>(m_waiting.size()); }
    qint64 preemptions() const override { return m_preemptions; }

    /// The durations before noise.
    Nanoseconds prefillTime(int promptTokens) const;
    Nanoseconds stepTime(int runningSequences) const;

private:
    enum class Work { Idle, Prefill, Step };
    struct Sequence
    {
        quint64 id = 0;
        SequenceLengths lengths;
        Nanoseconds arrived{};
        Nanoseconds admitted{};
        int made = 0;
        bool wasIn = false; ///< in the batch before: its admission is known, its prefix no longer cached

        qint64 tokens() const { return lengths.prompt + qint64(made); }
    };

    void beginWork(Nanoseconds from);
    void finishPrefill(std::vector<TokenEvent> &out);
    void finishStep(std::vector<TokenEvent> &out);
    Nanoseconds spread(Nanoseconds duration);
    bool mayStart(const Sequence &sequence) const;
    qint64 cacheUse() const; ///< tokens of the running sequences
    void throwOut();

    BatchingParameters m_parameters;
    Random m_noise;
    std::deque<Sequence> m_waiting;
    std::vector<Sequence> m_running;
    std::optional<Sequence> m_prefilling; // unset during a prefill whose client has gone
    Work m_work = Work::Idle;
    Nanoseconds m_workEnds{};
    bool m_stepOwed = false;
    bool m_cold = true;
    qint64 m_preemptions = 0;
};

} // namespace servescope
