// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/regex_translation.h"

#include "core/base/json_tree.h"
#include "core/tokenizer/regex_pattern_reader.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;
using unicode::CodeSet;

namespace {

class Translator : public RegexPatternReader
{
public:
    Translator(std::string_view pattern, RegexDialect dialect, const UnicodeKnowledge &knowledge)
        : RegexPatternReader(pattern, dialect), m_knowledge(knowledge)
    {}

    /// False: see reason().
    bool run()
    {
        if (!alternatives())
            return false;
        return m_at == m_in.size() || refuse(u"a closing parenthesis without an opening one"_s);
    }
    std::string take() { return std::move(m_out); }

private:
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

    const UnicodeKnowledge &m_knowledge;
    std::string m_out;
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
