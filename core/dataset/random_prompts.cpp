// SPDX-License-Identifier: GPL-3.0-or-later
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
#include <thread>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 textMemory = 192LL << 20;
constexpr int batchSize = 32;       // prompts whose requests share a connection to a server's tokenizer
constexpr unsigned mostWorkers = 4; // enough to hide a server's answer time without loading it
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

    Result<void> prepare(int count, const std::atomic_bool &cancelled) override
    {
        clear();
        Result<void> done = tryPrepare(count, cancelled);
        if (!done)
            clear();
        return done;
    }

    Prompt prompt(int index) const override
    {
        Q_ASSERT(index >= 0 && index < static_cast<int>(m_lengths.size()));
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

    Result<void> tryPrepare(int count, const std::atomic_bool &cancelled)
    {
        if (const auto wrong = problem(m_options, count))
            return *wrong;
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
        m_lengths = drawLengths(count, body, m_options.outputTokens, m_options.rangeRatio, m_options.seed);
        m_prefix = m_ids->prefix(m_options.prefixTokens);
        if (!m_tokenizer->roundTrips()) {
            if (const Result<void> settled = settlePrefix(cancelled); !settled)
                return settled;
            if (const Result<void> made = makeAll(cancelled); !made)
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

    Result<void> makeAll(const std::atomic_bool &cancelled)
    {
        const int count = static_cast<int>(m_lengths.size());
        m_store = std::make_unique<TextStore>(count, textMemory);
        m_actual.assign(m_lengths.size(), 0);
        std::atomic_int next = 0;
        std::atomic_int mismatches = 0;
        std::mutex mutex;
        std::optional<Error> error;
        std::atomic_bool failed = false;
        const auto work = [&] {
            for (int first = next.fetch_add(batchSize); first < count && !failed;
                 first = next.fetch_add(batchSize)) {
                const Result<int> made = makeBatch(first, std::min(count, first + batchSize), cancelled);
                if (made) {
                    mismatches += *made;
                    continue;
                }
                const std::lock_guard lock(mutex);
                if (!error)
                    error = made.error();
                failed = true;
            }
        };
        const int batches = (count + batchSize - 1) / batchSize;
        const int workers = std::min(batches, static_cast<int>(mostWorkers));
        std::vector<std::thread> threads;
        for (int i = 1; i < workers; ++i)
            threads.emplace_back(work);
        work();
        for (std::thread &thread : threads)
            thread.join();
        if (error)
            return *error;
        m_mismatches = mismatches;
        return {};
    }

    /// How many of prompts [first, end) do not have their length.
    Result<int> makeBatch(int first, int end, const std::atomic_bool &cancelled)
    {
        if (cancelled)
            return cancelledError();
        std::vector<Draft> drafts;
        for (int i = first; i < end; ++i)
            drafts.push_back(
                {i, target(m_lengths[static_cast<size_t>(i)]), idsOf(i), m_ids->fillerSource(i), {}, -1});
        if (const Result<void> settled = settle(*m_tokenizer, *m_ids, drafts, cancelled); !settled)
            return settled.error();
        int mismatches = 0;
        for (const Draft &draft : drafts) {
            if (const Result<void> kept = m_store->put(draft.index, draft.text.toUtf8()); !kept)
                return kept.error();
            m_actual[static_cast<size_t>(draft.index)] = draft.length;
            mismatches += draft.length != draft.target;
        }
        return mismatches;
    }

    Result<void> takeFingerprint(const std::atomic_bool &cancelled)
    {
        Fingerprint fingerprint;
        for (int i = 0; i < static_cast<int>(m_lengths.size()); ++i) {
            if (cancelled)
                return cancelledError();
            fingerprint.add(m_store ? m_store->text(i) : decoded(i).toUtf8(),
                            m_lengths[static_cast<size_t>(i)].output);
        }
        m_fingerprint = fingerprint.hex();
        return {};
    }

    std::shared_ptr<const Tokenizer> m_tokenizer;
    RandomPromptOptions m_options;
    std::optional<RandomIds> m_ids;
    std::unique_ptr<TextStore> m_store;
    std::vector<int> m_prefix;
    std::vector<PromptLengths> m_lengths;
    std::vector<int> m_actual; ///< lengths without special tokens
    int m_special = 0;
    int m_mismatches = 0;
    QString m_fingerprint;
};

} // namespace

std::unique_ptr<PromptSource> randomPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const RandomPromptOptions &options)
{
    return std::make_unique<RandomPrompts>(std::move(tokenizer), options);
}

} // namespace servescope
