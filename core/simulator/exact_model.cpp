// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/exact_model.h"

namespace servescope {

void ExactModel::add(quint64 sequence, const SequenceLengths &lengths, Nanoseconds now)
{
    Nanoseconds first = now + m_ttft;
    if (m_inPhase)
        first += (m_itl - first % m_itl) % m_itl;
    m_sequences.emplace(sequence, Sequence{now, first, lengths.output, 0});
    m_due.push({first, sequence});
}

void ExactModel::advance(Nanoseconds now, std::vector<TokenEvent> &out)
{
    while (!m_due.empty() && m_due.top().time <= now) {
        const Due due = m_due.top();
        m_due.pop();
        const auto found = m_sequences.find(due.sequence);
        if (found == m_sequences.end())
            continue;
        Sequence &sequence = found->second;
        const bool last = sequence.next + 1 == sequence.output;
        out.push_back({due.sequence, sequence.next, last, sequence.arrival, due.time});
        if (last) {
            m_sequences.erase(found);
        } else {
            ++sequence.next;
            m_due.push({sequence.first + sequence.next * m_itl, due.sequence});
        }
    }
}

std::optional<Nanoseconds> ExactModel::nextDue() const
{
    if (m_due.empty())
        return std::nullopt;
    return m_due.top().time;
}

} // namespace servescope
