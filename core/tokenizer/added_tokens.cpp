// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/added_tokens.h"

#include "core/tokenizer/unicode.h"

#include <algorithm>

namespace servescope {

void TokenFinder::add(const AddedToken &token, std::string_view written)
{
    if (written.empty())
        return;
    uint32_t node = 0;
    for (const char byte : written) {
        const auto unit = static_cast<unsigned char>(byte);
        uint32_t child = m_children.find(node, unit).id;
        if (child == PairIndex::none) {
            child = static_cast<uint32_t>(m_tokenOfNode.size());
            m_tokenOfNode.push_back(-1);
            m_children.set(node, unit, {0, child});
        }
        node = child;
    }
    if (m_tokenOfNode[node] < 0) {
        m_tokenOfNode[node] = static_cast<int>(m_tokens.size());
        m_tokens.push_back(token);
    }
    m_begins[static_cast<unsigned char>(written.front())] = true;
}

int TokenFinder::longestAt(std::string_view text, size_t at, size_t &end) const
{
    int found = -1;
    uint32_t node = 0;
    for (size_t i = at; i < text.size(); ++i) {
        node = m_children.find(node, static_cast<unsigned char>(text[i])).id;
        if (node == PairIndex::none)
            break;
        if (m_tokenOfNode[node] >= 0) {
            found = m_tokenOfNode[node];
            end = i + 1;
        }
    }
    return found;
}

void TokenFinder::split(std::string_view text, std::vector<Part> &parts) const
{
    const char *base = text.data();
    size_t from = 0; // end of the last part
    size_t at = 0;
    while (at < text.size()) {
        size_t end = 0;
        const int found = m_begins[static_cast<unsigned char>(text[at])] ? longestAt(text, at, end) : -1;
        if (found < 0) {
            ++at;
            continue;
        }
        const AddedToken &token = m_tokens[static_cast<size_t>(found)];
        size_t begin = at;
        at = end;
        if (token.singleWord) {
            const char *before = base + begin;
            const char *behind = base + end;
            if ((begin > 0 && unicode::isWord(unicode::previous(before))) ||
                (end < text.size() && unicode::isWord(unicode::next(behind))))
                continue;
        }
        if (token.leftStrip) {
            const char *place = base + begin;
            while (place > base) {
                const char *before = place;
                if (!unicode::isSpace(unicode::previous(before)))
                    break;
                place = before;
            }
            begin = std::max(static_cast<size_t>(place - base), from);
        }
        if (token.rightStrip) {
            const char *place = base + end;
            while (place < base + text.size()) {
                const char *behind = place;
                if (!unicode::isSpace(unicode::next(behind)))
                    break;
                place = behind;
            }
            end = static_cast<size_t>(place - base);
        }
        if (from < begin)
            parts.push_back({from, begin, -1});
        parts.push_back({begin, end, token.id});
        from = end;
    }
    if (from < text.size())
        parts.push_back({from, text.size(), -1});
}

} // namespace servescope
