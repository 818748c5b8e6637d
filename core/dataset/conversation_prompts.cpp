// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/conversation_prompts.h"

#include "core/base/random.h"
#include "core/dataset/entry_file.h"
#include "core/dataset/entry_prompts.h"

#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// Part of the workload's definition: another number is another order.
constexpr quint64 conversationOrder = 211;

/// A text of the user and the answer to it.
struct Said
{
    std::string_view user;
    std::optional<std::string_view> answer;
};

bool isUser(std::string_view role)
{
    return role == "user" || role == "human";
}

bool isAssistant(std::string_view role)
{
    return role == "assistant" || role == "gpt" || role == "chatgpt" || role == "bing" || role == "bard";
}

std::vector<Said> turnsOf(JsonNode entry)
{
    const bool messages = entry["messages"].isArray();
    std::vector<Said> turns;
    const JsonNode list = messages ? entry["messages"] : entry["conversations"];
    list.forEachItem([&](JsonNode item) {
        const std::string_view role = item[messages ? "role" : "from"].text();
        const std::string_view text = item[messages ? "content" : "value"].text();
        if (isUser(role))
            turns.push_back({text, {}});
        else if (isAssistant(role) && !turns.empty() && !turns.back().answer)
            turns.back().answer = text;
    });
    return turns;
}

class Conversations final : public StoredPrompts
{
public:
    Conversations(std::shared_ptr<const Tokenizer> tokenizer, const ConversationFileOptions &options)
        : m_tokenizer(std::move(tokenizer)), m_options(options)
    {}

    QString name() const override { return u"multi_turn"_s; }

    Result<void> prepare(PromptCount count, const std::atomic_bool &cancelled) override
    {
        m_measured = count.measured;
        return StoredPrompts::prepare(count, cancelled);
    }

    Prompt prompt(int index) const override
    {
        Prompt prompt = StoredPrompts::prompt(index);
        if (index >= m_measured) // a warm-up stands alone
            return prompt;
        const Place &place = m_places[static_cast<size_t>(index)];
        prompt.conversation = place.conversation;
        prompt.turn = place.turn;
        prompt.thinkTime = place.turn > 0 ? m_options.conversation.thinkTime : Nanoseconds::zero();
        if (m_options.recordedAnswers)
            prompt.recordedAnswer = place.answer;
        return prompt;
    }

    std::vector<int> conversationStarts() const override
    {
        std::vector<int> starts;
        for (int i = 0; i < m_measured; ++i)
            if (m_places[static_cast<size_t>(i)].turn == 0)
                starts.push_back(i);
        return starts;
    }

private:
    struct Place
    {
        int conversation = 0;
        int turn = 0;
        QString answer; ///< only where it is the history
    };

    Result<void> make(int count, const std::atomic_bool &cancelled) override
    {
        m_places.clear();
        EntryFile file(m_options.file.path);
        const Result<void> indexed =
            file.index([this](JsonNode entry, qint64 line) { return accepts(entry, line); }, cancelled);
        if (!indexed)
            return indexed;
        std::vector<int> walk(static_cast<size_t>(file.kept()));
        std::iota(walk.begin(), walk.end(), 0);
        Random random(m_options.file.seed, conversationOrder);
        int conversation = 0;
        while (requests() < count) {
            if (conversation > 0 && (!m_options.file.oversample || requests() == 0))
                return tooFewError(file, requests(), count, {});
            if (m_options.file.shuffle)
                random.shuffle(walk);
            for (const int place : walk) {
                if (requests() == count)
                    break;
                if (cancelled)
                    return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
                const Result<JsonTree> entry = file.entry(place);
                if (!entry)
                    return entry.error();
                if (Result<void> added = addConversation(entry->root(), conversation++, count); !added)
                    return added;
            }
            if (conversation == 0)
                return tooFewError(file, requests(), count, {});
        }
        return {};
    }

    Result<bool> accepts(JsonNode entry, qint64 line) const
    {
        const JsonNode list = entry["messages"].exists() ? entry["messages"] : entry["conversations"];
        if (!list.isArray())
            return shapeError(m_options.file.path, line, u"a list as \"messages\" or \"conversations\""_s,
                              list.exists() ? list.what() : u"neither"_s);
        return usable(turnsOf(entry)) > 0;
    }

    /// How many turns can be sent, from the first.
    size_t usable(const std::vector<Said> &turns) const
    {
        size_t good = 0;
        const auto most = static_cast<size_t>(m_options.conversation.turns);
        while (good < std::min(turns.size(), most) && !turns[good].user.empty() &&
               (m_options.file.outputTokens || (turns[good].answer && !turns[good].answer->empty())))
            ++good;
        return good;
    }

    Result<int> count(std::string_view text) const { return tokenCount(*m_tokenizer, text); }

    Result<void> addConversation(JsonNode entry, int number, int wanted)
    {
        const std::vector<Said> turns = turnsOf(entry);
        int before = 0;
        const size_t good = usable(turns);
        for (size_t i = 0; i < good && requests() < wanted; ++i) {
            const Result<int> said = count(turns[i].user);
            if (!said)
                return said.error();
            const std::string_view text = turns[i].answer.value_or(std::string_view());
            const Result<int> recorded = count(text);
            if (!recorded)
                return recorded.error();
            const int output = m_options.file.outputTokens.value_or(std::max(1, *recorded));
            const int length = before + *said;
            if (Result<void> added = add(bytesOf(turns[i].user), {length, length, output}); !added)
                return added;
            before = length + (m_options.recordedAnswers ? *recorded : output);
            m_places.push_back({number, static_cast<int>(i),
                                m_options.recordedAnswers
                                    ? QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                                    : QString()});
        }
        return {};
    }

    std::shared_ptr<const Tokenizer> m_tokenizer;
    ConversationFileOptions m_options;
    std::vector<Place> m_places; // of each request
    int m_measured = 0;
};

} // namespace

std::unique_ptr<PromptSource> conversationPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                                  const ConversationFileOptions &options)
{
    return std::make_unique<Conversations>(std::move(tokenizer), options);
}

} // namespace servescope
