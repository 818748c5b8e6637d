// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/file_prompts.h"

#include "core/base/random.h"
#include "core/dataset/entry_file.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/text_store.h"
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 textMemory = 192LL << 20;

// Part of the workload's definition: other numbers are other prompts.
enum Stream : quint64 { Order = 201, Oversampling };

// vLLM's limits for conversations.
constexpr int shortest = 4, longestPrompt = 1024, longestTotal = 2048;

class FilePrompts : public PromptSource
{
public:
    FilePrompts(std::shared_ptr<const Tokenizer> tokenizer, const FilePromptOptions &options)
        : m_tokenizer(std::move(tokenizer)), m_options(options)
    {}

    int lengthMismatches() const override { return 0; }
    QString fingerprint() const override { return m_fingerprint; }

    Result<void> prepare(PromptCount count, const std::atomic_bool &cancelled) override
    {
        clear();
        Result<void> done = tryPrepare(count.total(), cancelled);
        if (!done)
            clear();
        return done;
    }

    Prompt prompt(int index) const override
    {
        const auto place = static_cast<size_t>(m_order[static_cast<size_t>(index)]);
        const Lengths &lengths = m_lengths[place];
        const QByteArray utf8 = m_store->text(static_cast<int>(place));
        return {fromUtf8Exactly({utf8.constData(), static_cast<size_t>(utf8.size())}), lengths.prompt,
                lengths.prompt, lengths.output};
    }

protected:
    struct Lengths
    {
        int prompt = 0;
        int output = 0;
    };

    /// Whether an entry is walked at all.
    virtual Result<bool> accepts(JsonNode entry, qint64 line) const = 0;
    /// The prompt's text and lengths, or nothing where it is dropped; counts why.
    virtual Result<std::optional<std::pair<QByteArray, Lengths>>> take(JsonNode entry, qint64 line) = 0;
    virtual QString droppedText() const = 0;
    virtual void clearCounts() = 0;

    Result<int> count(std::string_view text) const
    {
        const auto ids = m_tokenizer->encodeUtf8(text, true);
        if (!ids)
            return ids.error();
        return static_cast<int>(ids->size());
    }

    std::shared_ptr<const Tokenizer> m_tokenizer;
    FilePromptOptions m_options;

private:
    void clear()
    {
        m_store.reset();
        m_lengths.clear();
        m_order.clear();
        m_fingerprint.clear();
        clearCounts();
    }

    Result<void> tryPrepare(int count, const std::atomic_bool &cancelled)
    {
        EntryFile file(m_options.path);
        const Result<void> indexed =
            file.index([this](JsonNode entry, qint64 line) { return accepts(entry, line); }, cancelled);
        if (!indexed)
            return indexed;
        std::vector<int> walk(static_cast<size_t>(file.kept()));
        std::iota(walk.begin(), walk.end(), 0);
        if (m_options.shuffle)
            Random(m_options.seed, Order).shuffle(walk);
        m_store = std::make_unique<TextStore>(std::min(count, file.kept()), textMemory);
        for (const int place : walk) {
            if (static_cast<int>(m_lengths.size()) == count)
                break;
            if (cancelled)
                return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
            const Result<JsonTree> entry = file.entry(place);
            if (!entry)
                return entry.error();
            auto taken = take(entry->root(), file.line(place));
            if (!taken)
                return taken.error();
            if (!*taken)
                continue;
            const int index = static_cast<int>(m_lengths.size());
            if (const Result<void> kept = m_store->put(index, (*taken)->first); !kept)
                return kept;
            m_lengths.push_back((*taken)->second);
            m_order.push_back(index);
        }
        return fill(count, file);
    }

    /// Draws again what is missing, and takes the fingerprint.
    Result<void> fill(int count, const EntryFile &file)
    {
        const int have = static_cast<int>(m_lengths.size());
        if (have < count && (!m_options.oversample || have == 0)) {
            const QString dropped = droppedText();
            return Error{
                u"dataset.too_few"_s,
                u"Of %2 entries of %1 only %3 can be used, but %4 are asked for%5."_s.arg(m_options.path)
                    .arg(file.seen())
                    .arg(have)
                    .arg(count)
                    .arg(dropped.isEmpty() ? QString() : u" ("_s + dropped + u')'),
                have > 0 ? u"Ask for fewer prompts, or let them be drawn more than once."_s
                         : u"Is it the right file?"_s,
                {m_options.path, QString::number(file.seen()), QString::number(have), QString::number(count),
                 dropped}};
        }
        Random random(m_options.seed, Oversampling);
        while (static_cast<int>(m_order.size()) < count)
            m_order.push_back(static_cast<int>(random.integer(0, have - 1)));
        Fingerprint fingerprint;
        for (const int place : m_order)
            fingerprint.add(m_store->text(place), m_lengths[static_cast<size_t>(place)].output);
        m_fingerprint = fingerprint.hex();
        return {};
    }

    std::unique_ptr<TextStore> m_store;
    std::vector<Lengths> m_lengths; // of different prompts
    std::vector<int> m_order;       // by request
    QString m_fingerprint;
};

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

class ShareGpt final : public FilePrompts
{
public:
    using FilePrompts::FilePrompts;
    QString name() const override { return u"sharegpt"_s; }

private:
    Result<bool> accepts(JsonNode entry, qint64 line) const override
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

    Result<std::optional<std::pair<QByteArray, Lengths>>> take(JsonNode entry, qint64) override
    {
        const std::vector<JsonNode> turns = entry["conversations"].items();
        const Result<int> prompt = count(turns[0]["value"].text());
        if (!prompt)
            return prompt.error();
        Lengths lengths{*prompt, m_options.outputTokens.value_or(0)};
        if (!m_options.outputTokens) {
            const Result<int> answer = count(turns[1]["value"].text());
            if (!answer)
                return answer.error();
            lengths.output = *answer;
        }
        if (lengths.prompt < shortest || (!m_options.outputTokens && lengths.output < shortest)) {
            ++m_short;
            return std::optional<std::pair<QByteArray, Lengths>>();
        }
        if (lengths.prompt > longestPrompt || lengths.prompt + lengths.output > longestTotal) {
            ++m_long;
            return std::optional<std::pair<QByteArray, Lengths>>();
        }
        return std::optional(std::pair(bytesOf(turns[0]["value"].text()), lengths));
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

class Custom final : public FilePrompts
{
public:
    using FilePrompts::FilePrompts;
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

    Result<bool> accepts(JsonNode entry, qint64 line) const override
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

    Result<std::optional<std::pair<QByteArray, Lengths>>> take(JsonNode entry, qint64) override
    {
        const std::string_view text = textOf(entry).text();
        const Result<int> prompt = count(text);
        if (!prompt)
            return prompt.error();
        const int output =
            m_options.outputTokens.value_or(static_cast<int>(entry["output_tokens"].integer()));
        return std::optional(std::pair(bytesOf(text), Lengths{*prompt, output}));
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
