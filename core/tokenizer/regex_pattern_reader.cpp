// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/regex_pattern_reader.h"

#include <cctype>
#include <charconv>
#include <optional>

namespace servescope {

using namespace Qt::StringLiterals;
using unicode::Category;
using unicode::CodeSet;

namespace {

CodeSet spaces()
{
    return CodeSet({{9, 13},
                    {' ', ' '},
                    {0x85, 0x85},
                    {0xa0, 0xa0},
                    {0x1680, 0x1680},
                    {0x2000, 0x200a},
                    {0x2028, 0x2029},
                    {0x202f, 0x202f},
                    {0x205f, 0x205f},
                    {0x3000, 0x3000}});
}

} // namespace

CodeSet RegexPatternReader::words(RegexDialect dialect, bool inClass)
{
    CodeSet set({{0x24b6, 0x24e9}, {0x1f130, 0x1f149}, {0x1f150, 0x1f169}, {0x1f170, 0x1f189}});
    for (int i = 0; i <= static_cast<int>(Category::Nl); ++i)
        set = set.united(CodeSet::of(static_cast<Category>(i)));
    set = set.united(CodeSet::of(Category::Pc));
    if (dialect == RegexDialect::Rust)
        return set.united(CodeSet({{0x200c, 0x200d}}));
    // Outside of brackets Oniguruma has a table of its own for Latin-1, with ², ³, ¹, ¼, ½ and ¾.
    if (inClass)
        return set;
    return set.united(CodeSet({{0xb2, 0xb3}, {0xb9, 0xb9}, {0xbc, 0xbe}}));
}

RegexPatternReader::RegexPatternReader(std::string_view pattern, RegexDialect dialect) : m_dialect(dialect)
{
    unicode::forEach(pattern, [this](char32_t c, std::string_view) { m_in += c; });
}

bool RegexPatternReader::refuse(const QString &reason)
{
    if (m_reason.isEmpty())
        m_reason = reason;
    return false;
}

bool RegexPatternReader::takes(std::u32string_view text)
{
    if (std::u32string_view(m_in).substr(m_at, text.size()) != text)
        return false;
    m_at += text.size();
    return true;
}

bool RegexPatternReader::escaped(CodeSet &set, char32_t &single, bool &isSet, bool inClass)
{
    const char32_t c = m_in[m_at++];
    isSet = true;
    switch (c) {
    case U's':
    case U'S':
        set = c == U's' ? spaces() : spaces().complement();
        return true;
    case U'd':
    case U'D':
        set = CodeSet::of(Category::Nd);
        if (c == U'D')
            set = set.complement();
        return true;
    case U'w':
    case U'W':
        set = words(m_dialect, inClass);
        if (c == U'W')
            set = set.complement();
        return true;
    case U'p':
    case U'P':
        return property(c == U'P', set);
    default:
        break;
    }
    isSet = false;
    switch (c) {
    case U'r':
        single = U'\r';
        return true;
    case U'n':
        single = U'\n';
        return true;
    case U't':
        single = U'\t';
        return true;
    case U'f':
        single = U'\f';
        return true;
    case U'v':
        single = U'\v';
        return true;
    case U'a':
        single = U'\a';
        return true;
    case U'x':
        return hexadecimal(takes(U"{") ? 0 : 2, single);
    case U'u':
        return takes(U"{") ? hexadecimal(0, single) : hexadecimal(4, single);
    default:
        break;
    }
    if (c < 0x80 && ((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')))
        return refuse(u"the escape \\%1"_s.arg(shown(c)));
    single = c;
    return true;
}

/// `digits` hexadecimal digits, or with 0 those up to a closing brace.
bool RegexPatternReader::hexadecimal(size_t digits, char32_t &c)
{
    std::string text;
    while (more() && text.size() < (digits ? digits : 8) && peek() < 0x80 &&
           std::isxdigit(static_cast<int>(peek())))
        text += static_cast<char>(m_in[m_at++]);
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.empty() || (digits && text.size() != digits) || (!digits && !takes(U"}")) ||
        value > unicode::lastCodePoint || (value >= 0xd800 && value < 0xe000))
        return refuse(u"a hexadecimal escape that is no character"_s);
    c = value;
    return true;
}

bool RegexPatternReader::property(bool negated, CodeSet &set)
{
    std::string name;
    if (takes(U"{")) {
        if (takes(U"^"))
            negated = !negated;
        while (more() && peek() != U'}')
            name += static_cast<char>(m_in[m_at++]);
        if (!takes(U"}"))
            return refuse(u"a property without an end"_s);
    } else if (more()) {
        name = static_cast<char>(m_in[m_at++]);
    }
    bool known = false;
    for (const char *prefix : {"Script=", "sc=", "gc=", "General_Category="})
        if (name.starts_with(prefix))
            name.erase(0, std::string_view(prefix).size());
    static constexpr std::pair<std::string_view, std::string_view> longNames[]{{"Letter", "L"},
                                                                               {"Mark", "M"},
                                                                               {"Number", "N"},
                                                                               {"Punctuation", "P"},
                                                                               {"Symbol", "S"},
                                                                               {"Separator", "Z"},
                                                                               {"Other", "C"},
                                                                               {"Uppercase_Letter", "Lu"},
                                                                               {"Lowercase_Letter", "Ll"},
                                                                               {"Titlecase_Letter", "Lt"},
                                                                               {"Modifier_Letter", "Lm"},
                                                                               {"Other_Letter", "Lo"},
                                                                               {"Decimal_Number", "Nd"},
                                                                               {"Nonspacing_Mark", "Mn"}};
    for (const auto &[longName, shortName] : longNames)
        if (name == longName)
            name = shortName;
    for (int i = 0; i < unicode::categoryCount; ++i) {
        const std::string_view full = unicode::categoryName(i);
        if (name == full || (name.size() == 1 && name[0] == full[0])) {
            set = set.united(CodeSet::of(static_cast<Category>(i)));
            known = true;
        }
    }
    if (const auto ranges = unicode::script(name); !known && !ranges.empty()) {
        set = CodeSet({ranges.begin(), ranges.end()});
        known = true;
    }
    if (!known)
        return refuse(u"the property %1"_s.arg(QString::fromStdString(name)));
    if (m_ignoreCase && (name == "Lu" || name == "Ll" || name == "Lt"))
        return refuse(u"a letter's case where case is ignored"_s);
    if (negated)
        set = set.complement();
    return true;
}

bool RegexPatternReader::characterClass(CodeSet &set)
{
    const bool negated = takes(U"^");
    CodeSet part;
    bool first = true;
    std::optional<CodeSet> left;
    while (true) {
        if (!more())
            return refuse(u"a bracket is not closed"_s);
        if (!first && takes(U"]"))
            break;
        if (takes(U"&&")) {
            left = left ? left->intersected(part) : part;
            part = {};
            first = false;
            continue;
        }
        if (takes(U"[:"))
            return refuse(u"a POSIX class"_s);
        first = false;
        CodeSet item;
        if (takes(U"[")) {
            if (!characterClass(item))
                return false;
        } else if (!classItem(item)) {
            return false;
        }
        part = part.united(item);
    }
    set = left ? left->intersected(part) : part;
    if (negated)
        set = set.complement();
    return true;
}

bool RegexPatternReader::classCharacter(CodeSet &set, char32_t &single, bool &isSet)
{
    isSet = false;
    if (!takes(U"\\")) {
        single = m_in[m_at++];
        return true;
    }
    if (!more())
        return refuse(u"a backslash at the end"_s);
    if (takes(U"b")) {
        single = U'\b';
        return true;
    }
    return escaped(set, single, isSet, true);
}

bool RegexPatternReader::classItem(CodeSet &item)
{
    char32_t from = 0;
    bool isSet = false;
    if (!classCharacter(item, from, isSet))
        return false;
    if (isSet)
        return true;
    char32_t to = from;
    if (peek() == U'-' && m_at + 1 < m_in.size() && peek(1) != U']') {
        ++m_at;
        CodeSet end;
        if (peek() == U'[' || !classCharacter(end, to, isSet) || isSet || to < from)
            return refuse(u"a range without an end"_s);
    }
    item = CodeSet({{from, to}});
    return true;
}

} // namespace servescope
