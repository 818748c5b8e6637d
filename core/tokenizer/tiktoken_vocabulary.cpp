// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tiktoken_vocabulary.h"

#include "core/tokenizer/regex.h"

namespace servescope {

namespace {

class Matches final : public PreTokenizer
{
public:
    explicit Matches(std::shared_ptr<const Regex> regex) : m_regex(std::move(regex)) {}
    Result<void> apply(Pieces &pieces) const override
    {
        pieces.spare.clear();
        for (const Piece &piece : pieces.list) {
            pieces.matches.clear();
            if (Result<void> found = m_regex->findAll(piece.text, pieces.matches); !found)
                return found;
            for (const auto &[begin, end] : pieces.matches)
                if (end > begin)
                    pieces.spare.push_back({piece.text.substr(begin, end - begin), false});
        }
        pieces.list.swap(pieces.spare);
        return {};
    }

private:
    std::shared_ptr<const Regex> m_regex;
};

} // namespace

Result<TokenizerStages> rankedStages(const std::vector<std::string> &ranked, int firstId,
                                     std::string_view pattern)
{
    const auto regex = Regex::compile(pattern, RegexDialect::Rust);
    if (!regex)
        return regex.error();
    TokenizerStages stages;
    stages.preTokenizer = std::make_shared<Matches>(*regex);
    stages.decodesBytes = true;
    auto bpe = std::make_shared<BpeModel>();
    bpe->bytes = true;
    bpe->ignoreMerges = true;
    bpe->pieces.reserve(ranked.size());
    bpe->merges.reserve(ranked.size() * 3);
    const auto idOf = [&](size_t rank) { return firstId + static_cast<int>(rank); };
    for (size_t rank = 0; rank < ranked.size(); ++rank) {
        if (ranked[rank].empty())
            continue; // a rank that is not given
        bpe->pieces.set(ranked[rank], idOf(rank));
        stages.vocabulary.put(static_cast<size_t>(idOf(rank)), ranked[rank]);
    }
    // Any two tokens that join to a third may be merged.
    for (size_t rank = 0; rank < ranked.size(); ++rank) {
        const std::string_view token = ranked[rank];
        for (size_t cut = 1; cut < token.size(); ++cut) {
            const int left = bpe->pieces.find(token.substr(0, cut));
            if (left < 0)
                continue;
            const int right = bpe->pieces.find(token.substr(cut));
            if (right >= 0)
                bpe->merges.set(static_cast<uint32_t>(left), static_cast<uint32_t>(right),
                                {static_cast<uint32_t>(rank), static_cast<uint32_t>(idOf(rank))});
        }
    }
    bpe->finish();
    stages.model = bpe;
    return stages;
}

} // namespace servescope
