// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_value.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 200;

/// A recursive-descent parser over bytes. The first thing that is wrong stops it, with its place.
class Parser
{
public:
    explicit Parser(QByteArrayView text) : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size())
    {}

    bool atEnd()
    {
        skipBlanks();
        return m_at == m_end;
    }
    bool value(JsonValue &out, int depth = 0);
    Error error() const;

private:
    bool fail(const char *what)
    {
        if (!m_problem)
            m_problem = what;
        return false;
    }
    void skipBlanks()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    bool word(const char *text, qsizetype length)
    {
        if (m_end - m_at < length || !std::equal(text, text + length, m_at))
            return false;
        m_at += length;
        return true;
    }
    bool object(JsonValue &out, int depth);
    bool array(JsonValue &out, int depth);
    bool number(JsonValue &out);
    bool string(QString &out);
    bool escape(QString &out);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_problem = nullptr;
};

bool Parser::value(JsonValue &out, int depth)
{
    skipBlanks();
    if (m_at == m_end)
        return fail("it ends in the middle");
    if (depth > deepest)
        return fail("it is nested too deeply");
    switch (*m_at) {
    case '{':
        return object(out, depth);
    case '[':
        return array(out, depth);
    case '"': {
        QString text;
        if (!string(text))
            return false;
        out = JsonValue(std::move(text));
        return true;
    }
    case 't':
        out = JsonValue(true);
        return word("true", 4) || fail("a value is expected");
    case 'f':
        out = JsonValue(false);
        return word("false", 5) || fail("a value is expected");
    case 'n':
        out = JsonValue();
        return word("null", 4) || fail("a value is expected");
    case 'N':
        out = JsonValue(std::numeric_limits<double>::quiet_NaN());
        return word("NaN", 3) || fail("a value is expected");
    default:
        return number(out);
    }
}

bool Parser::object(JsonValue &out, int depth)
{
    ++m_at;
    JsonValue::Object members;
    skipBlanks();
    if (m_at < m_end && *m_at == '}') {
        ++m_at;
        out = JsonValue(std::move(members));
        return true;
    }
    for (;;) {
        skipBlanks();
        if (m_at == m_end)
            return fail("it ends in the middle");
        QString name;
        if (*m_at != '"')
            return fail("the name of a member is expected");
        if (!string(name))
            return false;
        skipBlanks();
        if (m_at == m_end)
            return fail("it ends in the middle");
        if (*m_at != ':')
            return fail("a colon is expected");
        ++m_at;
        members.push_back({name.toUtf8(), {}});
        if (!value(members.back().value, depth + 1))
            return false;
        skipBlanks();
        if (m_at == m_end)
            return fail("it ends in the middle");
        const char next = *m_at++;
        if (next == '}')
            break;
        if (next != ',') {
            --m_at;
            return fail("a comma or a closing brace is expected");
        }
    }
    out = JsonValue(std::move(members));
    return true;
}

bool Parser::array(JsonValue &out, int depth)
{
    ++m_at;
    JsonValue::Array items;
    JsonValue::Numbers numbers; // as long as every element is a float or null
    bool plain = true;
    bool anyFloat = false;
    skipBlanks();
    if (m_at < m_end && *m_at == ']') {
        ++m_at;
        out = JsonValue(std::move(items));
        return true;
    }
    for (;;) {
        JsonValue item;
        if (!value(item, depth + 1))
            return false;
        // Whole numbers stay apart, so that they are written back as such.
        const bool isFloat = item.isNumber() && !item.isWhole();
        if (plain && (isFloat || item.isNull())) {
            numbers.push_back(item.number().value_or(std::numeric_limits<double>::quiet_NaN()));
            anyFloat |= isFloat;
        } else {
            if (plain) {
                for (const double number : numbers)
                    items.push_back(number == number ? JsonValue(number) : JsonValue());
                numbers = {};
                plain = false;
            }
            items.push_back(std::move(item));
        }
        skipBlanks();
        if (m_at == m_end)
            return fail("it ends in the middle");
        const char next = *m_at++;
        if (next == ']')
            break;
        if (next != ',') {
            --m_at;
            return fail("a comma or a closing bracket is expected");
        }
    }
    if (plain && anyFloat)
        out = JsonValue(std::move(numbers));
    else if (plain)
        out = JsonValue(JsonValue::Array(numbers.size()));
    else
        out = JsonValue(std::move(items));
    return true;
}

bool Parser::number(JsonValue &out)
{
    const char *const start = m_at;
    if (word("Infinity", 8) || word("-Infinity", 9)) {
        const double infinite = std::numeric_limits<double>::infinity();
        out = JsonValue(*start == '-' ? -infinite : infinite);
        return true;
    }
    const char *at = m_at;
    bool whole = true;
    if (at < m_end && *at == '-')
        ++at;
    const char *const digits = at;
    for (; at < m_end; ++at) {
        if (*at >= '0' && *at <= '9')
            continue;
        if (*at != '.' && *at != 'e' && *at != 'E' && *at != '+' && *at != '-')
            break;
        whole = false;
    }
    if (at == digits || *digits < '0' || *digits > '9')
        return fail("a value is expected");
    qint64 integer = 0;
    double real = 0;
    if (whole) {
        const auto read = std::from_chars(start, at, integer);
        if (read.ec == std::errc() && read.ptr == at) {
            out = JsonValue(integer);
            m_at = at;
            return true;
        }
    }
    const auto read = std::from_chars(start, at, real);
    if (read.ptr != at || (read.ec != std::errc() && read.ec != std::errc::result_out_of_range))
        return fail("this is not a number");
    if (read.ec == std::errc::result_out_of_range) // too large, or too small to be told from 0
        real = std::search(start, at, "e-", "e-" + 2) == at && std::search(start, at, "E-", "E-" + 2) == at
                   ? (*start == '-' ? -1 : 1) * std::numeric_limits<double>::infinity()
                   : 0;
    out = JsonValue(real);
    m_at = at;
    return true;
}

bool Parser::string(QString &out)
{
    const char *piece = ++m_at;
    for (; m_at < m_end; ++m_at) {
        if (*m_at != '"' && *m_at != '\\')
            continue;
        if (m_at > piece)
            out += QString::fromUtf8(piece, m_at - piece);
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (!escape(out))
            return false;
        piece = m_at + 1;
    }
    return fail("it ends in the middle");
}

/// At the backslash; leaves the place at the last character of the escape.
bool Parser::escape(QString &out)
{
    if (++m_at == m_end)
        return fail("it ends in the middle");
    static constexpr char letters[] = "\"\\/bfnrt";
    static constexpr char meaning[] = "\"\\/\b\f\n\r\t";
    if (const char *found = std::find(letters, letters + 8, *m_at); found != letters + 8) {
        out += QLatin1Char(meaning[found - letters]);
        return true;
    }
    if (*m_at != 'u' || m_end - m_at < 5)
        return fail("this is not an escape");
    unsigned code = 0;
    const auto read = std::from_chars(m_at + 1, m_at + 5, code, 16);
    if (read.ptr != m_at + 5)
        return fail("this is not an escape");
    m_at += 4;
    out += QChar(static_cast<char16_t>(code));
    return true;
}

Error Parser::error() const
{
    const auto line = std::count(m_begin, m_at, '\n') + 1;
    const char *lineStart = m_at;
    while (lineStart > m_begin && lineStart[-1] != '\n')
        --lineStart;
    const QString lineText = QString::number(line);
    const QString column = QString::number(m_at - lineStart + 1);
    const QString what = QString::fromLatin1(m_problem ? m_problem : "more than one value");
    return Error{u"json.syntax"_s,
                 u"This is not JSON: %1 (line %2, column %3)."_s.arg(what, lineText, column),
                 u"Is the file complete, and the right one?"_s,
                 {what, lineText, column}};
}

QByteArrayView withoutMark(QByteArrayView text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text;
}

Error emptyText()
{
    return Error{u"json.empty"_s, u"There is nothing in it."_s, u"Is the file complete?"_s, {}};
}

} // namespace

Result<std::vector<JsonValue>> readJsonSequence(QByteArrayView utf8)
{
    Parser parser(withoutMark(utf8));
    std::vector<JsonValue> values;
    while (!parser.atEnd()) {
        values.emplace_back();
        if (!parser.value(values.back()))
            return parser.error();
    }
    if (values.empty())
        return emptyText();
    return values;
}

Result<JsonValue> readJson(QByteArrayView utf8)
{
    Parser parser(withoutMark(utf8));
    if (parser.atEnd())
        return emptyText();
    JsonValue value;
    if (!parser.value(value) || !parser.atEnd())
        return parser.error();
    return value;
}

} // namespace servescope
