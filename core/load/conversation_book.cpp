// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/conversation_book.h"

#include "core/dataset/prompt_source.h"

namespace servescope {

void ConversationBook::ended(const RequestRecord &record)
{
    if (!record.conversation)
        return;
    if (!m_run.goesOn(record.index)) {
        m_histories.erase(*record.conversation);
        return;
    }
    const PromptSource &prompts = *m_run.plan.prompts;
    if (record.ok()) {
        const Prompt said = prompts.prompt(record.index);
        m_histories[*record.conversation].push_back({said.text, said.recordedAnswer.value_or(record.text)});
    }
    const int next = record.index + 1;
    m_resting.emplace(record.ended + prompts.prompt(next).thinkTime, next);
}

ConversationBook::Turn ConversationBook::next() const
{
    return {m_resting.begin()->second, m_resting.begin()->first};
}

void ConversationBook::clear()
{
    m_resting.clear();
    m_histories.clear();
}

const std::vector<ChatTurn> &ConversationBook::history(int conversation) const
{
    static const std::vector<ChatTurn> nothing;
    const auto found = m_histories.find(conversation);
    return found == m_histories.end() ? nothing : found->second;
}

} // namespace servescope
