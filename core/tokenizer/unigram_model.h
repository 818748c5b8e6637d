// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/hash_tables.h"
#include "core/tokenizer/text_model.h"

#include <array>

namespace servescope {

/// SentencePiece's unigram model: of all ways to cut a piece the one with the greatest sum of scores.
class UnigramModel final : public TextModel
{
public:
    /// In the order of their ids.
    void add(std::string_view piece, double score);
    bool byteFallback = false;
    int unknownId = -1;
    /// Call it when all pieces are added.
    void finish();

    std::unique_ptr<ModelScratch> scratch() const override;
    bool tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *scratch) const override;

private:
    struct Scratch;
    bool emit(std::string_view piece, std::vector<int> &ids) const;

    PieceMap m_pieces;
    PairIndex m_children; // node and byte to node
    std::vector<int> m_idOfNode{-1};
    std::vector<double> m_scores;
    double m_unknownScore = 0;
    std::array<int, 256> m_byteIds{};
};

/// BERT's greedy longest match.
class WordPieceModel final : public TextModel
{
public:
    PieceMap pieces;
    int unknownId = -1;
    std::string continuingPrefix = "##";
    size_t longestWord = 100; ///< characters; a longer word is unknown
    bool tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *scratch) const override;
};

/// Whole pieces only.
class WordLevelModel final : public TextModel
{
public:
    PieceMap pieces;
    int unknownId = -1;
    bool tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *scratch) const override;
};

} // namespace servescope
