// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/hash_tables.h"
#include "core/tokenizer/text_model.h"

#include <array>

namespace servescope {

/// Byte-pair encoding: of all neighbours that may be merged those of the lowest rank are, leftmost first,
/// until none is left.
class BpeModel final : public TextModel
{
public:
    PieceMap pieces;           ///< texts, or with `bytes` raw bytes, to ids
    PairIndex merges;          ///< two ids to rank and merged id
    bool bytes = false;        ///< symbols are bytes, not characters
    bool ignoreMerges = false; ///< a whole piece in the vocabulary is taken as it is
    bool byteFallback = false; ///< an unknown character becomes <0xE2> …
    bool fuseUnknown = false;
    int unknownId = -1;
    bool unknownMissing = false; ///< an unknown token is named but is not in the vocabulary
    std::string continuingPrefix;
    std::string endSuffix;

    /// Looks up what tokenize() needs often; call it when all the above is set.
    void finish();

    std::unique_ptr<ModelScratch> scratch() const override;
    bool tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *scratch) const override;

private:
    struct Scratch;
    bool symbolsOf(std::string_view piece, std::vector<int> &symbols) const;
    void mergeFew(std::vector<int> &symbols, std::vector<uint32_t> &ranks) const;
    void mergeMany(std::vector<int> &symbols, Scratch &scratch) const;

    std::array<int, 256> m_byteIds{};     // `bytes`: of single bytes
    std::array<int, 256> m_fallbackIds{}; // of <0x00> …
};

} // namespace servescope
