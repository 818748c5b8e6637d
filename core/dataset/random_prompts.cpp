// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/batch_runner.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/length_repair.h"
#include "core/dataset/prompt_source.h"
#include "core/dataset/random_plan.h"
#include "core/dataset/text_store.h"
#include "core/dataset/usable_ids.h"
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 textMemory = 192LL << 20;
constexpr int batchSize = 32;  // prompts whose requests share a connection to a server's tokenizer
constexpr int mostThreads = 4; // enough to hide a server's answer time without loading it
constexpr Nanoseconds headStart = std::chrono::seconds(1); // before prompts are made in the background
constexpr qint64 fingerprinted = 256LL * 1024;             // tokens
constexpr int longestPrompt = 10'000'000;

Error cancelledError()
{
    return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
}

Error optionError(const QString &what)
{
    return Error{u"dataset.options"_s, u"Random prompts cannot be made: %1."_s.arg(what), {}, {what}};
}

std::optional<Error> problem(const RandomPromptOptions &options, int count)
{
    if (count < 0)
        return optionError(u"their number is negative (%1)"_s.arg(count));
    if (options.inputTokens < 1 || options.inputTokens > longestPrompt)
        return optionError(
            u"the input length %1 is not between 1 and %2"_s.arg(options.inputTokens).arg(longestPrompt));
    if (options.outputTokens < 1 || options.outputTokens > longestPrompt)
        return optionError(
            u"the output length %1 is not between 1 and %2"_s.arg(options.outputTokens).arg(longestPrompt));
    if (options.prefixTokens < 0 || options.prefixTokens > longestPrompt)
        return optionError(
            u"the prefix length %1 is not between 0 and %2"_s.arg(options.prefixTokens).arg(longestPrompt));
    if (!(options.rangeRatio >= 0 && options.rangeRatio < 1))
        return optionError(u"the range ratio %1 is not at least 0 and below 1"_s.arg(options.rangeRatio));
    return std::nullopt;
}

class RandomPrompts final : public PromptSource
{
public:
    RandomPrompts(std::shared_ptr<const Tokenizer> tokenizer, const RandomPromptOptions &options)
        : m_tokenizer(std::move(tokenizer)), m_options(options)
    {}

    QString name() const override { return u"random"_s; }
    int lengthMismatches() const override { return m_mismatches; }
    QString fingerprint() const override { return m_fingerprint; }

    Result<void> prepare(PromptCount count, const std::atomic_bool &cancelled) override
    {
        clear();
        Result<void> done = tryPrepare(count, cancelled);
        if (!done)
            clear();
        return done;
    }

    bool ready(int index) const override { return !m_runner || m_runner->made(placeOf(index)); }
    Error failure() const override { return m_runner ? m_runner->failure() : Error{}; }

    Prompt prompt(int index) const override
    {
        Q_ASSERT(index >= 0 && index < m_count.total() && ready(index));
        const PromptLengths &lengths = m_lengths[static_cast<size_t>(index)];
        const int requested = target(lengths) + m_special;
        if (!m_store) // the tokenizer keeps ids as they are: nothing to remember
            return {decoded(index), requested, requested, lengths.output};
        return {QString::fromUtf8(m_store->text(index)), requested,
                m_actual[static_cast<size_t>(index)] + m_special, lengths.output};
    }

private:
    void clear()
    {
        m_runner.reset();
        m_ids.reset();
        m_store.reset();
        m_prefix.clear();
        m_lengths.clear();
        m_actual.clear();
        m_special = 0;
        m_mismatches = 0;
        m_fingerprint.clear();
    }

    int target(const PromptLengths &lengths) const { return m_options.prefixTokens + lengths.body; }

    std::vector<int> idsOf(int index) const
    {
        std::vector<int> ids = m_prefix;
        const std::vector<int> body = m_ids->body(index, m_lengths[static_cast<size_t>(index)].body);
        ids.insert(ids.end(), body.begin(), body.end());
        return ids;
    }

    QString decoded(int index) const
    {
        const Result<QString> text = m_tokenizer->decode(idsOf(index));
        return text ? *text : QString();
    }

    // Prompts are made in the order of their use: those for the warm-up first.
    int placeOf(int index) const
    {
        return index < m_count.measured ? m_count.warmups + index : index - m_count.measured;
    }
    int indexAt(int place) const
    {
        return place < m_count.warmups ? m_count.measured + place : place - m_count.warmups;
    }

    Result<void> tryPrepare(PromptCount count, const std::atomic_bool &cancelled)
    {
        if (const auto wrong = problem(m_options, count.total()))
            return *wrong;
        m_count = count;
        if (const Result<void> counted = countSpecialTokens(cancelled); !counted)
            return counted;
        const int body = m_options.inputTokens - m_special;
        if (body < 1)
            return Error{u"dataset.too_short"_s,
                         u"An input of %1 tokens leaves no room beside the %2 special tokens that %3 adds."_s
                             .arg(m_options.inputTokens)
                             .arg(m_special)
                             .arg(m_tokenizer->name()),
                         u"Ask for at least %1 input tokens."_s.arg(m_special + 1),
                         {QString::number(m_options.inputTokens), QString::number(m_special),
                          m_tokenizer->name(), QString::number(m_special + 1)}};
        Result<std::vector<int>> allowed = usableIds(*m_tokenizer, cancelled);
        if (!allowed)
            return allowed.error();
        m_ids.emplace(std::move(allowed).value(), m_options.seed);
        m_lengths =
            drawLengths(count.total(), body, m_options.outputTokens, m_options.rangeRatio, m_options.seed);
        m_prefix = m_ids->prefix(m_options.prefixTokens);
        if (!m_tokenizer->roundTrips()) {
            if (const Result<void> settled = settlePrefix(cancelled); !settled)
                return settled;
            if (const Result<void> made = make(cancelled); !made)
                return made;
        }
        return takeFingerprint(cancelled);
    }

    Result<void> countSpecialTokens(const std::atomic_bool &cancelled)
    {
        const std::vector<QString> sample{u"one"_s};
        const auto bare = m_tokenizer->encodeAll(sample, false, &cancelled);
        if (!bare)
            return bare.error();
        const auto whole = m_tokenizer->encodeAll(sample, true, &cancelled);
        if (!whole)
            return whole.error();
        m_special =
            std::max(0, static_cast<int>(whole->front().size()) - static_cast<int>(bare->front().size()));
        return {};
    }

    /// Ids that survive on their own, so that the prefix stays the same in front of every body.
    Result<void> settlePrefix(const std::atomic_bool &cancelled)
    {
        if (m_prefix.empty())
            return {};
        std::vector<Draft> draft{{-1, m_options.prefixTokens, m_prefix, m_ids->fillerSource(-1), {}, -1}};
        if (const Result<void> settled = settle(*m_tokenizer, *m_ids, draft, cancelled); !settled)
            return settled;
        auto ids = m_tokenizer->encodeAll({draft.front().text}, false, &cancelled);
        if (!ids)
            return ids.error();
        m_prefix = std::move(ids.value().front());
        return {};
    }

    /// How many measured prompts the fingerprint reads.
    int fingerprintedPrompts() const
    {
        qint64 tokens = 0;
        int prompts = 0;
        while (prompts < m_count.measured && tokens < fingerprinted)
            tokens += target(m_lengths[static_cast<size_t>(prompts++)]);
        return prompts;
    }

    Result<void> make(const std::atomic_bool &cancelled)
    {
        const int count = m_count.total();
        m_store = std::make_unique<TextStore>(count, textMemory);
        m_actual.assign(m_lengths.size(), 0);
        m_runner = std::make_unique<BatchRunner>(
            count, batchSize,
            [this](int first, int end, const std::atomic_bool &stop) { return makeBatch(first, end, stop); });
        const int needed =
            m_count.warmups + std::max(std::min(m_count.first, m_count.measured), fingerprintedPrompts());
        const bool mayGoOn = !m_tokenizer->asksServer(); // a server under test is left alone
        const auto enough = [&](int made, Nanoseconds spent) {
            return mayGoOn && made >= needed && spent >= headStart && keepsUp(made, spent);
        };
        if (const Result<void> made = m_runner->makeFirst(mostThreads, enough, cancelled); !made)
            return made;
        m_runner->makeRestInBackground();
        return {};
    }

    /// Whether a single thread, half as fast as each was so far, makes the rest before it is taken.
    bool keepsUp(int made, Nanoseconds spent) const
    {
        const double perSecond = made / toSeconds(spent) / mostThreads / 2;
        const double left = static_cast<double>(m_count.total() - made) / m_count.total();
        return perSecond >= m_count.perSecond * left;
    }

    /// The prompts of places [first, end).
    Result<void> makeBatch(int first, int end, const std::atomic_bool &stop)
    {
        if (stop)
            return cancelledError();
        std::vector<Draft> drafts;
        for (int place = first; place < end; ++place) {
            const int i = indexAt(place);
            drafts.push_back(
                {i, target(m_lengths[static_cast<size_t>(i)]), idsOf(i), m_ids->fillerSource(i), {}, -1});
        }
        if (const Result<void> settled = settle(*m_tokenizer, *m_ids, drafts, stop); !settled)
            return settled.error();
        for (const Draft &draft : drafts) {
            if (const Result<void> kept = m_store->put(draft.index, draft.text.toUtf8()); !kept)
                return kept.error();
            m_actual[static_cast<size_t>(draft.index)] = draft.length;
            m_mismatches += draft.length != draft.target;
        }
        return {};
    }

    Result<void> takeFingerprint(const std::atomic_bool &cancelled)
    {
        const int withText = fingerprintedPrompts();
        Fingerprint fingerprint;
        for (int i = 0; i < m_count.measured; ++i) {
            if (cancelled)
                return cancelledError();
            const int output = m_lengths[static_cast<size_t>(i)].output;
            if (i < withText)
                fingerprint.add(m_store ? m_store->text(i) : decoded(i).toUtf8(), output);
            else
                fingerprint.add(QByteArray::number(target(m_lengths[static_cast<size_t>(i)])), output);
        }
        m_fingerprint = fingerprint.hex();
        return {};
    }

    std::shared_ptr<const Tokenizer> m_tokenizer;
    RandomPromptOptions m_options;
    PromptCount m_count = 0;
    std::optional<RandomIds> m_ids;
    std::unique_ptr<TextStore> m_store;
    std::vector<int> m_prefix;
    std::vector<PromptLengths> m_lengths;
    std::vector<int> m_actual; ///< lengths without special tokens
    int m_special = 0;
    std::atomic_int m_mismatches = 0;
    QString m_fingerprint;
    std::unique_ptr<BatchRunner> m_runner; // last: it uses all of the above
};

} // namespace

std::unique_ptr<PromptSource> randomPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const RandomPromptOptions &options)
{
    return std::make_unique<RandomPrompts>(std::move(tokenizer), options);
}

} // namespace servescope
