// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// Unicode 16.0, the same whatever Qt or PCRE2 the machine has: tokenizers depend on it.
namespace servescope::unicode {

enum class Category : unsigned char {
    Lu,
    Ll,
    Lt,
    Lm,
    Lo,
    Mn,
    Mc,
    Me,
    Nd,
    Nl,
    No,
    Pc,
    Pd,
    Ps,
    Pe,
    Pi,
    Pf,
    Po,
    Sm,
    Sc,
    Sk,
    So,
    Zs,
    Zl,
    Zp,
    Cc,
    Cf,
    Cs,
    Co,
    Cn
};
constexpr int categoryCount = 30;
constexpr char32_t lastCodePoint = 0x10ffff;

struct CodeRange
{
    char32_t first;
    char32_t last;
};

Category category(char32_t c);
/// Name of Category i: "Lu" …
std::string_view categoryName(int i);

/// White_Space, as Rust's char::is_whitespace and the \s of both regex engines.
bool isSpace(char32_t c);
inline bool isMark(Category c)
{
    return c >= Category::Mn && c <= Category::Me;
}
inline bool isNumber(Category c)
{
    return c >= Category::Nd && c <= Category::No;
}
inline bool isPunctuation(Category c)
{
    return c >= Category::Pc && c <= Category::Po;
}
/// Control, format and private characters, not the unassigned ones.
inline bool isOther(Category c)
{
    return c >= Category::Cc && c < Category::Cn;
}
/// As the older tables say that some normalizers and pre-tokenizers use (Unicode 8 and 9).
bool isOldPunctuation(char32_t c);
bool isOldMark(char32_t c);
bool isOldOther(char32_t c);
bool isOldNonspacingMark(char32_t c);
/// The lower case of one code point, in Unicode 16.
char32_t toLower(char32_t c);
/// \w of Rust's regex crate: Alphabetic, marks, decimal numbers, connector punctuation, Join_Control.
bool isWord(char32_t c);

/// Code points of a script by its long name ("Han"); empty for one we have no table of.
std::span<const CodeRange> script(std::string_view name);
/// Code points that got their category after Unicode 14.
std::span<const CodeRange> assignedSince14();

/// The code point at `at` of valid UTF-8; moves `at` behind it.
inline char32_t next(const char *&at)
{
    const auto unit = [](char c) { return static_cast<char32_t>(static_cast<unsigned char>(c)); };
    const char32_t first = unit(*at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if (first < 0xe0) {
        const char32_t c = (first & 0x1f) << 6 | (unit(at[1]) & 0x3f);
        at += 2;
        return c;
    }
    if (first < 0xf0) {
        const char32_t c = (first & 0x0f) << 12 | (unit(at[1]) & 0x3f) << 6 | (unit(at[2]) & 0x3f);
        at += 3;
        return c;
    }
    const char32_t c =
        (first & 0x07) << 18 | (unit(at[1]) & 0x3f) << 12 | (unit(at[2]) & 0x3f) << 6 | (unit(at[3]) & 0x3f);
    at += 4;
    return c;
}

/// The code point that ends before `at`; moves `at` to its beginning.
inline char32_t previous(const char *&at)
{
    do
        --at;
    while ((*at & 0xc0) == 0x80);
    const char *p = at;
    return next(p);
}

/// Bytes of the code point that begins with this byte.
inline size_t length(char lead)
{
    const auto unit = static_cast<unsigned char>(lead);
    return unit < 0x80 ? 1 : unit < 0xe0 ? 2 : unit < 0xf0 ? 3 : 4;
}

/// Calls f(code point, its bytes) for each code point of valid UTF-8.
template <typename F>
void forEach(std::string_view utf8, F f)
{
    const char *at = utf8.data();
    const char *end = at + utf8.size();
    while (at < end) {
        const char *start = at;
        const char32_t c = next(at);
        f(c, std::string_view(start, static_cast<size_t>(at - start)));
    }
}

/// A set of code points.
class CodeSet
{
public:
    CodeSet() = default;
    explicit CodeSet(std::vector<CodeRange> ranges);
    static CodeSet of(Category category);
    const std::vector<CodeRange> &ranges() const & { return m_ranges; }
    std::vector<CodeRange> ranges() && { return std::move(m_ranges); }
    bool contains(const CodeSet &other) const;
    CodeSet united(const CodeSet &other) const;
    CodeSet complement() const;
    CodeSet intersected(const CodeSet &other) const;

private:
    std::vector<CodeRange> m_ranges; // ascending, apart from each other
};

extern const std::array<unsigned, 4099> categoryStarts;

} // namespace servescope::unicode
