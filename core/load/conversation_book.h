// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/load/shared_run.h"

#include <map>
#include <unordered_map>

namespace servescope {

/// The conversations one worker leads: what was said in each, and when its next turn is due. A conversation
/// keeps its place among the requests at once while it rests.
class ConversationBook
{
public:
    explicit ConversationBook(const SharedRun &run) : m_run(run) {}

    /// A measured request has ended: the next turn of its conversation, where there is one, rests from now
    /// on. A turn that failed is left out of the history. Does nothing for a request that stands alone.
    void ended(const RequestRecord &record);

    struct Turn
    {
        int request = 0;
        Nanoseconds due{};
    };
    /// The turn that is due first, and it taken out of the rest; only while resting() > 0.
    Turn next() const;
    void takeNext() { m_resting.erase(m_resting.begin()); }
    int resting() const { return static_cast<int>(m_resting.size()); }
    void clear();

    /// What was said in that conversation so far.
    const std::vector<ChatTurn> &history(int conversation) const;

private:
    const SharedRun &m_run;
    std::multimap<Nanoseconds, int> m_resting; // due → request
    std::unordered_map<int, std::vector<ChatTurn>> m_histories;
};

} // namespace servescope
