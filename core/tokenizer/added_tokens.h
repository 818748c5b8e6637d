// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/hash_tables.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace servescope {

/// A text that is one token wherever it stands.
struct AddedToken
{
    int id = -1;
    std::string content;
    bool singleWord = false; ///< only between word boundaries
    bool leftStrip = false;  ///< takes the white space before it along
    bool rightStrip = false; ///< … and behind it
    bool normalized = false; ///< looked for in the normalized text
    bool special = false;
};

/// Finds added tokens in a text: leftmost first, of several at one place the longest.
class TokenFinder
{
public:
    void add(const AddedToken &token, std::string_view written);
    bool empty() const { return m_tokens.empty(); }

    struct Part
    {
        size_t begin;
        size_t end;
        int id; ///< −1: text between tokens
    };
    /// The whole text in parts, in order.
    void split(std::string_view text, std::vector<Part> &parts) const;

private:
    int longestAt(std::string_view text, size_t at, size_t &end) const;

    std::vector<AddedToken> m_tokens;
    std::vector<int> m_tokenOfNode{-1};
    PairIndex m_children;
    std::array<bool, 256> m_begins{};
};

} // namespace servescope
