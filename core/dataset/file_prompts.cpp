// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/file_prompts.h"

#include "core/dataset/entry_prompts.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// vLLM's limits for conversations.
constexpr int shortest = 4, longestPrompt = 1024, longestTotal = 2048;

class ShareGpt final : public EntryPrompts
{
public:
    using EntryPrompts::EntryPrompts;
    QString name() const override { return u"sharegpt"_s; }

private:
    Result<bool> accepts(JsonNode entry, qint64 line) override
    {
        const JsonNode turns = entry["conversations"];
        if (!turns.exists())
            return false; // vLLM skips them too
        if (!turns.isArray())
            return shapeError(m_options.path, line, u"a list as \"conversations\""_s, turns.what());
        if (turns.size() < 2)
            return false;
        const std::vector<JsonNode> items = turns.items();
        for (size_t i = 0; i < 2; ++i)
            if (!items[i]["value"].isString())
                return shapeError(m_options.path, line, u"a text as \"value\" of a turn"_s,
                                  items[i]["value"].what());
        return true;
    }

    Result<std::optional<Taken>> take(JsonNode entry, qint64) override
    {
        const std::vector<JsonNode> turns = entry["conversations"].items();
        const Result<int> prompt = count(turns[0]["value"].text());
        if (!prompt)
            return prompt.error();
        Taken taken{bytesOf(turns[0]["value"].text()), *prompt, m_options.outputTokens.value_or(0)};
        if (!m_options.outputTokens) {
            const Result<int> answer = count(turns[1]["value"].text());
            if (!answer)
                return answer.error();
            taken.output = *answer;
        }
        if (taken.prompt < shortest || (!m_options.outputTokens && taken.output < shortest)) {
            ++m_short;
            return std::optional<Taken>();
        }
        if (taken.prompt > longestPrompt || taken.prompt + taken.output > longestTotal) {
            ++m_long;
            return std::optional<Taken>();
        }
        return std::optional(std::move(taken));
    }

    QString droppedText() const override
    {
        return u"%1 were too short, %2 too long, the others had fewer than two turns"_s.arg(m_short).arg(
            m_long);
    }
    void clearCounts() override { m_short = m_long = 0; }

    int m_short = 0;
    int m_long = 0;
};

class Custom final : public EntryPrompts
{
public:
    using EntryPrompts::EntryPrompts;
    QString name() const override { return u"custom"_s; }

private:
    static JsonNode textOf(JsonNode entry)
    {
        if (entry["prompt"].exists())
            return entry["prompt"];
        JsonNode last;
        if (entry["messages"].isArray())
            entry["messages"].forEachItem([&](JsonNode message) {
                if (message["role"].text() == "user" && message["content"].isString())
                    last = message["content"];
            });
        return last;
    }

    Result<bool> accepts(JsonNode entry, qint64 line) override
    {
        const JsonNode text = textOf(entry);
        if (!text.isString())
            return shapeError(m_options.path, line,
                              u"a text as \"prompt\", or \"messages\" with one of the user"_s,
                              entry["prompt"].exists() ? text.what() : u"neither"_s);
        const JsonNode output = entry["output_tokens"];
        if (!m_options.outputTokens && (output.integer(0) < 1 || output.integer(0) > 10'000'000))
            return shapeError(m_options.path, line, u"a whole number from 1 as \"output_tokens\""_s,
                              output.isNumber() ? output.string() : output.what());
        return true;
    }

    Result<std::optional<Taken>> take(JsonNode entry, qint64) override
    {
        const std::string_view text = textOf(entry).text();
        const Result<int> prompt = count(text);
        if (!prompt)
            return prompt.error();
        const int output =
            m_options.outputTokens.value_or(static_cast<int>(entry["output_tokens"].integer()));
        return std::optional(Taken{bytesOf(text), *prompt, output});
    }

    QString droppedText() const override { return {}; }
    void clearCounts() override {}
};

} // namespace

std::unique_ptr<PromptSource> shareGptPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                              const FilePromptOptions &options)
{
    return std::make_unique<ShareGpt>(std::move(tokenizer), options);
}

std::unique_ptr<PromptSource> customPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const FilePromptOptions &options)
{
    return std::make_unique<Custom>(std::move(tokenizer), options);
}

} // namespace servescope
