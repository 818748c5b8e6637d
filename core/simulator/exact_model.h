// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/timing_model.h"

#include <queue>
#include <unordered_map>

namespace servescope {

/// Every sequence on its own absolute schedule, arrival + ttft + index × itl, whatever the load. In phase:
/// the schedule is moved on to the next multiple of itl, so that all sequences make their tokens at once, as
/// the steps of a real engine do.
class ExactModel : public TimingModel
{
public:
    ExactModel(Nanoseconds ttft, Nanoseconds itl, bool inPhase)
        : m_ttft(ttft), m_itl(itl), m_inPhase(inPhase && itl > Nanoseconds::zero())
    {}

    void add(quint64 sequence, const SequenceLengths &lengths, Nanoseconds now) override;
    void remove(quint64 sequence) override { m_sequences.erase(sequence); }
    void advance(Nanoseconds now, std::vector<TokenEvent> &out) override;
    std::optional<Nanoseconds> nextDue() const override;
    int running() const override { return static_cast<int>(m_sequences.size()); }
    int waiting() const override { return 0; }

private:
    struct Sequence
    {
        Nanoseconds arrival{};
        Nanoseconds first{}; ///< when its first token is due
        int output = 0;
        int next = 0;
    };
    struct Due
    {
        Nanoseconds time{};
        quint64 sequence = 0;
        bool operator>(const Due &other) const
        {
            return time != other.time ? time > other.time : sequence > other.sequence;
        }
    };

    Nanoseconds m_ttft;
    Nanoseconds m_itl;
    bool m_inPhase;
    std::unordered_map<quint64, Sequence> m_sequences;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due; // may name removed sequences
};

} // namespace servescope
