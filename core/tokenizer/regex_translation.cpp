// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/regex_translation.h"

#include "core/base/json_tree.h"

#include <algorithm>
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

CodeSet words(RegexDialect dialect, bool inClass)
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

class Translator
{
public:
    Translator(std::string_view pattern, RegexDialect dialect, const UnicodeKnowledge &knowledge)
        : m_dialect(dialect), m_knowledge(knowledge)
    {
        unicode::forEach(pattern, [this](char32_t c, std::string_view) { m_in += c; });
    }

    /// False: see reason().
    bool run()
    {
        if (!alternatives())
            return false;
        return m_at == m_in.size() || refuse(u"a closing parenthesis without an opening one"_s);
    }
    std::string take() { return std::move(m_out); }
    const QString &reason() const { return m_reason; }

private:
    bool refuse(const QString &reason)
    {
        if (m_reason.isEmpty())
            m_reason = reason;
        return false;
    }
    bool more() const { return m_at < m_in.size(); }
    char32_t peek(size_t ahead = 0) const { return m_at + ahead < m_in.size() ? m_in[m_at + ahead] : 0; }
    bool takes(std::u32string_view text)
    {
        if (std::u32string_view(m_in).substr(m_at, text.size()) != text)
            return false;
        m_at += text.size();
        return true;
    }
    static QString shown(char32_t c) { return QString::fromUcs4(&c, 1); }

    bool alternatives()
    {
        while (true) {
            while (more() && peek() != U'|' && peek() != U')')
                if (!repeated())
                    return false;
            if (!takes(U"|"))
                return true;
            m_out += '|';
        }
    }

    bool repeated()
    {
        const size_t start = m_out.size();
        bool repeatable = true;
        if (!atom(repeatable))
            return false;
        if (!repeatable)
            return true;
        std::string count;
        bool interval = false;
        if (!quantifier(count, interval))
            return false;
        if (count.empty())
            return true;
        m_out += count;
        if (takes(U"?")) {
            m_out += '?';
        } else if (takes(U"+")) {
            if (interval && m_dialect == RegexDialect::Oniguruma)
                m_out.insert(start, "(?:").append(")");
            m_out += '+';
        }
        std::string again;
        const size_t here = m_at;
        if (!quantifier(again, interval))
            return false;
        if (!again.empty()) {
            m_at = here;
            return refuse(u"two repetitions in a row"_s);
        }
        return true;
    }

    bool quantifier(std::string &count, bool &interval)
    {
        interval = false;
        if (peek() == U'*' || peek() == U'+' || peek() == U'?') {
            if (!more())
                return true;
            count = static_cast<char>(m_in[m_at++]);
            return true;
        }
        if (peek() != U'{')
            return true;
        size_t at = m_at + 1;
        std::string inside;
        while (at < m_in.size() && ((m_in[at] >= U'0' && m_in[at] <= U'9') || m_in[at] == U','))
            inside += static_cast<char>(m_in[at++]);
        if (at >= m_in.size() || m_in[at] != U'}' || inside.empty() || inside == "," ||
            std::count(inside.begin(), inside.end(), ',') > 1)
            return true; // no interval: a brace like any other character
        m_at = at + 1;
        if (inside.front() == ',')
            inside.insert(0, "0");
        if (inside.find(',') == std::string::npos && peek() == U'?')
            return refuse(u"{n}? means different things to different engines"_s);
        count = '{' + inside + '}';
        interval = true;
        return true;
    }

    bool atom(bool &repeatable)
    {
        const char32_t c = m_in[m_at++];
        switch (c) {
        case U'(':
            return group(repeatable);
        case U'[': {
            CodeSet set;
            return characterClass(set) && put(set);
        }
        case U'.':
            return put(m_dotAll ? CodeSet({{0, unicode::lastCodePoint}})
                                : CodeSet({{U'\n', U'\n'}}).complement());
        case U'^':
            repeatable = false;
            m_out += m_dialect == RegexDialect::Oniguruma ? "(?m:^)" : "\\A";
            return true;
        case U'$':
            repeatable = false;
            m_out += m_dialect == RegexDialect::Oniguruma ? "(?m:$)" : "\\z";
            return true;
        case U'\\':
            return escape(repeatable);
        case U'*':
        case U'+':
        case U'?':
            return refuse(u"a repetition of nothing"_s);
        default:
            literal(c);
            return true;
        }
    }

    bool put(const CodeSet &set)
    {
        m_out += classText(set, m_knowledge);
        return true;
    }

    void literal(char32_t c)
    {
        const bool plain = c >= 0x80 || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') ||
                           (c >= U'A' && c <= U'Z') || c < 0x20;
        if (!plain)
            m_out += '\\';
        appendUtf8(m_out, c);
    }

    bool group(bool &repeatable)
    {
        const bool ignoreCase = m_ignoreCase, dotAll = m_dotAll;
        if (takes(U"?")) {
            static constexpr std::u32string_view kinds[]{U":", U"=", U"!", U"<=", U"<!", U">"};
            bool known = false;
            for (const std::u32string_view kind : kinds) {
                if (takes(kind)) {
                    m_out += "(?";
                    for (const char32_t unit : kind)
                        m_out += static_cast<char>(unit);
                    repeatable = kind == U":" || kind == U">";
                    known = true;
                    break;
                }
            }
            if (!known && (takes(U"<") || takes(U"P<"))) {
                while (more() && peek() != U'>')
                    ++m_at;
                ++m_at;
                m_out += "(?:";
                known = true;
            }
            if (!known) {
                bool wholeRest = false;
                if (!flags(wholeRest))
                    return false;
                if (wholeRest) { // (?i) holds to the end of the enclosing group
                    repeatable = false;
                    return true;
                }
            }
        } else {
            m_out += "(?:";
        }
        if (!alternatives())
            return false;
        if (!takes(U")"))
            return refuse(u"a parenthesis is not closed"_s);
        m_out += ')';
        m_ignoreCase = ignoreCase;
        m_dotAll = dotAll;
        return true;
    }

    bool flags(bool &wholeRest)
    {
        bool on = true;
        while (more() && peek() != U':' && peek() != U')') {
            const char32_t flag = m_in[m_at++];
            const char32_t dotFlag = m_dialect == RegexDialect::Oniguruma ? U'm' : U's';
            if (flag == U'-')
                on = false;
            else if (flag == U'i')
                m_ignoreCase = on;
            else if (flag == dotFlag)
                m_dotAll = on;
            else if (!(flag == U'u' && on && m_dialect == RegexDialect::Rust))
                return refuse(u"the flag %1"_s.arg(shown(flag)));
        }
        if (takes(U")")) {
            wholeRest = true;
            if (!m_out.empty())
                return refuse(u"flags that begin in the middle"_s);
            m_out += m_ignoreCase ? "(?i)" : "(?-i)";
            return true;
        }
        m_out += m_ignoreCase ? "(?i:" : "(?-i:";
        return takes(U":") || refuse(u"a parenthesis is not closed"_s);
    }

    bool escape(bool &repeatable)
    {
        if (!more())
            return refuse(u"a backslash at the end"_s);
        const char32_t c = peek();
        if (c == U'b' || c == U'B') {
            ++m_at;
            repeatable = false;
            const std::string word = classText(words(m_dialect, false), m_knowledge);
            m_out += c == U'b' ? "(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))"
                               : "(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))";
            return true;
        }
        if (c == U'A' || c == U'z' || (c == U'Z' && m_dialect == RegexDialect::Oniguruma)) {
            ++m_at;
            repeatable = false;
            m_out += '\\';
            m_out += static_cast<char>(c);
            return true;
        }
        CodeSet set;
        char32_t single = 0;
        bool isSet = false;
        if (!escaped(set, single, isSet, false))
            return false;
        if (isSet)
            return put(set);
        literal(single);
        return true;
    }

    /// What follows a backslash, inside or outside of a class.
    bool escaped(CodeSet &set, char32_t &single, bool &isSet, bool inClass)
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
    bool hexadecimal(size_t digits, char32_t &c)
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

    bool property(bool negated, CodeSet &set)
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

    /// Behind the opening bracket; takes the closing one.
    bool characterClass(CodeSet &set)
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

    bool classCharacter(CodeSet &set, char32_t &single, bool &isSet)
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

    bool classItem(CodeSet &item)
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

    RegexDialect m_dialect;
    const UnicodeKnowledge &m_knowledge;
    std::u32string m_in;
    size_t m_at = 0;
    std::string m_out;
    QString m_reason;
    bool m_ignoreCase = false;
    bool m_dotAll = false;
};

} // namespace

Result<std::string> translateRegex(std::string_view pattern, RegexDialect dialect,
                                   const UnicodeKnowledge &knowledge)
{
    Translator translator(pattern, dialect, knowledge);
    if (translator.run())
        return translator.take();
    const QString shown = fromUtf8Exactly(pattern);
    return Error{u"tokenizer.regex"_s,
                 u"The pattern %1 cannot be matched exactly: %2."_s.arg(shown, translator.reason()),
                 u"Use the server's own tokenizer, or another file of the same model."_s,
                 {shown, translator.reason()}};
}

} // namespace servescope
