// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/unicode.h"

#include <QChar>

#include <algorithm>

namespace servescope::unicode {

namespace {

/// A byte per code point below 0x20000, where nearly all text is.
constexpr size_t tableSize = 0x20000;

const std::vector<unsigned char> &table()
{
    static const std::vector<unsigned char> categories = [] {
        std::vector<unsigned char> all(tableSize);
        for (size_t i = 0; i < categoryStarts.size(); ++i) {
            const size_t end = i + 1 < categoryStarts.size() ? categoryStarts[i + 1] >> 5 : lastCodePoint + 1;
            for (size_t c = categoryStarts[i] >> 5; c < std::min(end, tableSize); ++c)
                all[c] = categoryStarts[i] & 31;
        }
        return all;
    }();
    return categories;
}

} // namespace

Category category(char32_t c)
{
    if (c < tableSize)
        return static_cast<Category>(table()[c]);
    const auto above = std::upper_bound(categoryStarts.begin(), categoryStarts.end(), c << 5 | 31);
    return static_cast<Category>(*std::prev(above) & 31);
}

std::string_view categoryName(int i)
{
    static constexpr std::array<std::string_view, categoryCount> names{
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
        "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"};
    return names[static_cast<size_t>(i)];
}

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 9 && c <= 13);
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static bool knownIn(char32_t c, QChar::UnicodeVersion version)
{
    const QChar::UnicodeVersion since = QChar::unicodeVersion(c);
    return since != QChar::Unicode_Unassigned && since <= version;
}

bool isOldPunctuation(char32_t c)
{
    return c == 0x166d || c == 0x111c9 || (isPunctuation(category(c)) && knownIn(c, QChar::Unicode_8_0));
}

bool isOldMark(char32_t c)
{
    return c == 0x1cf2 || c == 0x1cf3 ||
           (c != 0x111c9 && isMark(category(c)) && knownIn(c, QChar::Unicode_9_0));
}

bool isOldOther(char32_t c)
{
    return isOther(category(c)) && knownIn(c, QChar::Unicode_8_0);
}

bool isOldNonspacingMark(char32_t c)
{
    if (c == 0x1885 || c == 0x1886 || c == 0xa9bd) // letters, and a spacing mark, then
        return false;
    return c == 0x1734 || c == 0x1171e || (category(c) == Category::Mn && knownIn(c, QChar::Unicode_8_0));
}

char32_t toLower(char32_t c)
{
    switch (c) { // newer than the Unicode of older Qt
    case 0x1c89:
    case 0xa7cc:
    case 0xa7da:
        return c + 1;
    case 0xa7cb:
        return 0x264;
    case 0xa7dc:
        return 0x19b;
    default:
        break;
    }
    if (c >= 0x10d50 && c <= 0x10d65)
        return c + 0x20;
    return QChar::toLower(c);
}

bool isWord(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    const Category kind = category(c);
    if (kind <= Category::Nl || kind == Category::Pc)
        return true;
    return c == 0x200c || c == 0x200d || (c >= 0x24b6 && c <= 0x24e9) || (c >= 0x1f130 && c <= 0x1f149) ||
           (c >= 0x1f150 && c <= 0x1f169) || (c >= 0x1f170 && c <= 0x1f189);
}

CodeSet::CodeSet(std::vector<CodeRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const CodeRange &a, const CodeRange &b) { return a.first < b.first; });
    for (const CodeRange &range : ranges) {
        if (!m_ranges.empty() && range.first <= m_ranges.back().last + 1)
            m_ranges.back().last = std::max(m_ranges.back().last, range.last);
        else
            m_ranges.push_back(range);
    }
}

CodeSet CodeSet::of(Category category)
{
    CodeSet set;
    for (size_t i = 0; i < categoryStarts.size(); ++i) {
        if (static_cast<Category>(categoryStarts[i] & 31) != category)
            continue;
        const char32_t end = i + 1 < categoryStarts.size() ? (categoryStarts[i + 1] >> 5) - 1 : lastCodePoint;
        set.m_ranges.push_back({categoryStarts[i] >> 5, end});
    }
    return set;
}

bool CodeSet::contains(const CodeSet &other) const
{
    return other.intersected(complement()).m_ranges.empty();
}

CodeSet CodeSet::united(const CodeSet &other) const
{
    std::vector<CodeRange> all = m_ranges;
    all.insert(all.end(), other.m_ranges.begin(), other.m_ranges.end());
    return CodeSet(std::move(all));
}

CodeSet CodeSet::complement() const
{
    CodeSet rest;
    char32_t from = 0;
    for (const CodeRange &range : m_ranges) {
        if (range.first > from)
            rest.m_ranges.push_back({from, range.first - 1});
        from = range.last + 1;
    }
    if (from <= lastCodePoint)
        rest.m_ranges.push_back({from, lastCodePoint});
    return rest;
}

CodeSet CodeSet::intersected(const CodeSet &other) const
{
    return complement().united(other.complement()).complement();
}

} // namespace servescope::unicode
