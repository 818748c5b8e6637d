// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/prefix_prompts.h"

#include "core/dataset/id_prompts.h"
#include "core/dataset/length_repair.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int longest = 10'000'000;
constexpr int mostPrefixes = 100'000;

// Part of the workload's definition: other numbers are other prompts.
enum Stream : quint64 { PrefixIds = 3'000'000'000, PrefixOrder = 4'000'000'000 };

class PrefixPrompts final : public IdPrompts
{
public:
    PrefixPrompts(std::shared_ptr<const Tokenizer> tokenizer, const PrefixRepetitionOptions &options,
                  quint64 seed)
        : IdPrompts(std::move(tokenizer), seed), m_options(options)
    {}

    QString name() const override { return u"prefix_repetition"_s; }

private:
    Result<std::vector<Lengths>> plan(int count, const std::atomic_bool &) override
    {
        const auto outside = [](int value, int low, int high) { return value < low || value > high; };
        if (outside(m_options.prefixTokens, 0, longest) || outside(m_options.suffixTokens, 0, longest) ||
            outside(m_options.outputTokens, 1, longest) || outside(m_options.prefixes, 1, mostPrefixes)) {
            const QString what = u"a length or the number of prefixes is out of range"_s;
            return Error{u"dataset.options"_s, u"Random prompts cannot be made: %1."_s.arg(what), {}, {what}};
        }
        m_count = count;
        return std::vector<Lengths>(
            static_cast<size_t>(count),
            Lengths{m_options.prefixTokens + m_options.suffixTokens, m_options.outputTokens});
    }

    Result<void> begin(const std::atomic_bool &cancelled) override
    {
        // The special tokens come out of the suffix, and out of the prefix only when that is not enough.
        const int body = m_options.prefixTokens + m_options.suffixTokens - specialTokens();
        const int length = std::min(m_options.prefixTokens, body);
        spread();
        std::vector<int> used = m_prefixOf;
        std::sort(used.begin(), used.end());
        used.erase(std::unique(used.begin(), used.end()), used.end());
        std::vector<Draft> drafts;
        m_prefixes.clear();
        for (const int number : used) {
            Random random(seed(), PrefixIds + static_cast<quint64>(number));
            std::vector<int> one(static_cast<size_t>(length));
            for (int &id : one)
                id = source().filler(random);
            drafts.push_back({number, length, one, random, {}, -1});
            m_prefixes.emplace(number, std::move(one));
        }
        if (length == 0 || tokenizer().roundTrips())
            return {};
        // Ids that survive on their own, so that the prefix stays the same in front of every suffix.
        if (const Result<void> settled = settle(tokenizer(), source(), drafts, cancelled); !settled)
            return settled;
        std::vector<QString> texts;
        texts.reserve(drafts.size());
        for (Draft &draft : drafts)
            texts.push_back(std::move(draft.text));
        auto encoded = tokenizer().encodeAll(texts, false, &cancelled);
        if (!encoded)
            return encoded.error();
        for (size_t i = 0; i < drafts.size(); ++i)
            m_prefixes[drafts[i].index] = std::move(encoded.value()[i]);
        return {};
    }

    /// Which prefix each request has.
    void spread()
    {
        std::vector<int> turn(static_cast<size_t>(m_options.prefixes));
        m_prefixOf.clear();
        for (quint64 round = 0; static_cast<int>(m_prefixOf.size()) < m_count; ++round) {
            std::iota(turn.begin(), turn.end(), 0);
            Random(seed(), PrefixOrder + round).shuffle(turn);
            m_prefixOf.insert(m_prefixOf.end(), turn.begin(), turn.end());
        }
        m_prefixOf.resize(static_cast<size_t>(m_count));
    }

    std::vector<int> ids(int index, int size) const override
    {
        std::vector<int> all = m_prefixes.at(m_prefixOf[static_cast<size_t>(index)]);
        if (static_cast<int>(all.size()) < size) {
            const std::vector<int> suffix = source().body(index, size - static_cast<int>(all.size()));
            all.insert(all.end(), suffix.begin(), suffix.end());
        }
        all.resize(static_cast<size_t>(size));
        return all;
    }

    PrefixRepetitionOptions m_options;
    int m_count = 0;
    std::map<int, std::vector<int>> m_prefixes; // those that are used, by number
    std::vector<int> m_prefixOf;                // by request
};

} // namespace

std::unique_ptr<PromptSource> prefixPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const PrefixRepetitionOptions &options, quint64 seed)
{
    return std::make_unique<PrefixPrompts>(std::move(tokenizer), options, seed);
}

} // namespace servescope
