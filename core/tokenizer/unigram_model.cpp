// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/unigram_model.h"

#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <cstdio>

namespace servescope {

namespace {

constexpr double unknownPenalty = 10;

struct Best
{
    double score = 0;
    int id = -1;
    int from = -1; // −1: not reached
};

} // namespace

struct UnigramModel::Scratch final : ModelScratch
{
    std::vector<Best> best;
    std::vector<std::pair<size_t, size_t>> parts;
};

std::unique_ptr<ModelScratch> UnigramModel::scratch() const
{
    return std::make_unique<Scratch>();
}

void UnigramModel::add(std::string_view piece, double score)
{
    const int id = static_cast<int>(m_scores.size());
    m_scores.push_back(score);
    m_pieces.set(piece, id);
    if (piece.empty())
        return;
    uint32_t node = 0;
    for (const char byte : piece) {
        const auto unit = static_cast<unsigned char>(byte);
        uint32_t child = m_children.find(node, unit).id;
        if (child == PairIndex::none) {
            child = static_cast<uint32_t>(m_idOfNode.size());
            m_idOfNode.push_back(-1);
            m_children.set(node, unit, {0, child});
        }
        node = child;
    }
    m_idOfNode[node] = id;
}

void UnigramModel::finish()
{
    const auto lowest = std::min_element(m_scores.begin(), m_scores.end());
    m_unknownScore = (lowest == m_scores.end() ? 0 : *lowest) - unknownPenalty;
    for (int byte = 0; byte < 256; ++byte) {
        std::array<char, 8> name{};
        std::snprintf(name.data(), name.size(), "<0x%02X>", byte);
        m_byteIds[static_cast<size_t>(byte)] = m_pieces.find(name.data());
    }
}

bool UnigramModel::emit(std::string_view piece, std::vector<int> &ids) const
{
    if (const int id = m_pieces.find(piece); id >= 0) {
        ids.push_back(id);
        return true;
    }
    if (byteFallback && std::all_of(piece.begin(), piece.end(), [this](char byte) {
            return m_byteIds[static_cast<unsigned char>(byte)] >= 0;
        })) {
        for (const char byte : piece)
            ids.push_back(m_byteIds[static_cast<unsigned char>(byte)]);
        return true;
    }
    if (unknownId < 0)
        return false;
    ids.push_back(unknownId);
    return true;
}

bool UnigramModel::tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *memory) const
{
    auto &scratch = static_cast<Scratch &>(*memory);
    std::vector<Best> &best = scratch.best;
    best.assign(piece.size() + 1, Best());
    for (size_t at = 0; at < piece.size();) {
        const size_t width = unicode::length(piece[at]);
        const double here = best[at].score;
        const auto offer = [&](size_t end, double score, int id) {
            Best &target = best[end];
            if (target.from < 0 || here + score > target.score)
                target = {here + score, id, static_cast<int>(at)};
        };
        bool single = false;
        uint32_t node = 0;
        for (size_t end = at; end < piece.size(); ++end) {
            node = m_children.find(node, static_cast<unsigned char>(piece[end])).id;
            if (node == PairIndex::none)
                break;
            const int id = m_idOfNode[node];
            if (id < 0)
                continue;
            offer(end + 1, m_scores[static_cast<size_t>(id)], id);
            single = single || end + 1 - at == width;
        }
        if (!single) {
            if (unknownId < 0)
                return false;
            offer(at + width, m_unknownScore, unknownId);
        }
        at += width;
    }
    // Neighbouring unknowns are one.
    scratch.parts.clear();
    bool fusing = false;
    for (size_t end = piece.size(); end > 0;) {
        const auto from = static_cast<size_t>(best[end].from);
        const bool unknown = best[end].id == unknownId && unknownId >= 0;
        if (unknown && fusing)
            scratch.parts.back().first = from;
        else
            scratch.parts.emplace_back(from, end);
        fusing = unknown;
        end = from;
    }
    for (auto part = scratch.parts.rbegin(); part != scratch.parts.rend(); ++part)
        if (!emit(piece.substr(part->first, part->second - part->first), ids))
            return false;
    return true;
}

bool WordPieceModel::tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *) const
{
    size_t characters = 0;
    unicode::forEach(piece, [&](char32_t, std::string_view) { ++characters; });
    const auto unknown = [&] {
        if (unknownId >= 0)
            ids.push_back(unknownId);
        return unknownId >= 0;
    };
    if (characters > longestWord)
        return unknown();
    const size_t before = ids.size();
    std::string candidate;
    for (size_t at = 0; at < piece.size();) {
        size_t end = piece.size();
        int id = -1;
        while (end > at) {
            candidate = at ? continuingPrefix : std::string();
            candidate += piece.substr(at, end - at);
            id = pieces.find(candidate);
            if (id >= 0)
                break;
            do
                --end;
            while (end > at && (piece[end] & 0xc0) == 0x80);
        }
        if (id < 0) {
            ids.resize(before);
            return unknown();
        }
        ids.push_back(id);
        at = end;
    }
    return true;
}

bool WordLevelModel::tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *) const
{
    const int id = pieces.find(piece);
    if (id < 0 && unknownId < 0)
        return false;
    ids.push_back(id < 0 ? unknownId : id);
    return true;
}

} // namespace servescope
