// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/conversation_prompts.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

class RandomConversations final : public PromptSource
{
public:
    RandomConversations(std::unique_ptr<PromptSource> texts, const ConversationOptions &options)
        : m_texts(std::move(texts)), m_options(options)
    {}

    QString name() const override { return u"random_multi_turn"_s; }
    Result<void> prepare(PromptCount count, const std::atomic_bool &cancelled) override
    {
        if (m_options.turns < 1)
            return Error{u"dataset.options"_s, u"A conversation has at least one turn."_s, {}, {}};
        m_measured = count.measured;
        return m_texts->prepare(count, cancelled);
    }
    bool ready(int index) const override { return m_texts->ready(index); }
    Error failure() const override { return m_texts->failure(); }
    int lengthMismatches() const override { return m_texts->lengthMismatches(); }
    QString fingerprint() const override { return m_texts->fingerprint(); }

    Prompt prompt(int index) const override
    {
        Prompt prompt = m_texts->prompt(index);
        if (index >= m_measured) // a warm-up stands alone
            return prompt;
        prompt.conversation = index / m_options.turns;
        prompt.turn = index % m_options.turns;
        for (int before = index - prompt.turn; before < index; ++before) {
            const Prompt said = m_texts->prompt(before);
            prompt.promptTokensRequested += said.promptTokensRequested + said.outputTokens;
            prompt.promptTokens += said.promptTokens + said.outputTokens;
        }
        prompt.thinkTime = prompt.turn > 0 ? m_options.thinkTime : Nanoseconds::zero();
        return prompt;
    }

    std::vector<int> conversationStarts() const override
    {
        std::vector<int> starts;
        for (int first = 0; first < m_measured; first += m_options.turns)
            starts.push_back(first);
        return starts;
    }

private:
    std::unique_ptr<PromptSource> m_texts;
    ConversationOptions m_options;
    int m_measured = 0;
};

} // namespace

std::unique_ptr<PromptSource> randomConversations(std::shared_ptr<const Tokenizer> tokenizer,
                                                  const RandomPromptOptions &random,
                                                  const ConversationOptions &options)
{
    return std::make_unique<RandomConversations>(randomPrompts(std::move(tokenizer), random), options);
}

} // namespace servescope
