// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/json_scan.h"

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return isDigit(c) || (lower >= 'a' && lower <= 'f');
}

} // namespace

JsonScanner::Type JsonScanner::type()
{
    blanks();
    if (m_at == m_end)
        return Type::Bad;
    switch (*m_at) {
    case '{':
        return Type::Object;
    case '[':
        return Type::Array;
    case '"':
        return Type::String;
    case 't':
    case 'f':
        return Type::Bool;
    case 'n':
        return Type::Null;
    default:
        return isDigit(*m_at) || *m_at == '-' || *m_at == '.' || *m_at == 'N' || *m_at == 'I' ? Type::Number
                                                                                              : Type::Bad;
    }
}

bool JsonScanner::string(JsonString &out)
{
    if (!take('"'))
        return false;
    const char *start = m_at;
    out.escaped = false;
    while (m_at != m_end) {
        if (*m_at == '"') {
            out.raw = QByteArrayView(start, m_at - start);
            ++m_at;
            return true;
        }
        if (*m_at == '\\') {
            out.escaped = true;
            ++m_at;
            if (m_at == m_end)
                return false;
            if (*m_at == 'u') {
                if (m_end - m_at < 5)
                    return false;
                for (int i = 1; i <= 4; ++i) {
                    if (!isHexDigit(m_at[i]))
                        return false;
                }
            }
        }
        ++m_at;
    }
    return false;
}

bool JsonScanner::word(QByteArrayView expected)
{
    if (m_end - m_at < expected.size() || QByteArrayView(m_at, expected.size()) != expected)
        return false;
    m_at += expected.size();
    return true;
}

bool JsonScanner::digits()
{
    const char *start = m_at;
    while (m_at != m_end && isDigit(*m_at))
        ++m_at;
    return m_at != start;
}

bool JsonScanner::number(QByteArrayView &out)
{
    blanks();
    const char *start = m_at;
    if (m_at != m_end && *m_at == '-')
        ++m_at;
    if (m_at == m_end)
        return false;
    if (*m_at == 'N' || *m_at == 'I') {
        if (!word("NaN") && !word("Infinity"))
            return false;
    } else {
        bool mantissa = false;
        if (*m_at == '0') { // "01" is no number
            ++m_at;
            mantissa = true;
        } else {
            mantissa = digits();
        }
        if (m_at != m_end && *m_at == '.') {
            ++m_at;
            mantissa = digits() || mantissa; // "1." and ".5" are wrong but clear
        }
        if (!mantissa)
            return false;
        if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
            ++m_at;
            if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
                ++m_at;
            if (!digits())
                return false;
        }
    }
    out = QByteArrayView(start, m_at - start);
    return true;
}

bool JsonScanner::skip(QByteArrayView *out)
{
    JsonString text;
    QByteArrayView digitsOnly;
    const Type next = type();
    const char *start = m_at;
    bool good = false;
    switch (next) {
    case Type::Object:
        good = object([this](const JsonString &) { return skip(); });
        break;
    case Type::Array:
        good = array([this] { return skip(); });
        break;
    case Type::String:
        good = string(text);
        break;
    case Type::Number:
        good = number(digitsOnly);
        break;
    case Type::Bool:
        good = word("true") || word("false");
        break;
    case Type::Null:
        good = word("null");
        break;
    case Type::Bad:
        break;
    }
    if (good && out)
        *out = QByteArrayView(start, m_at - start);
    return good;
}

bool JsonScanner::atEnd()
{
    blanks();
    return m_at == m_end;
}

std::optional<qint64> wholeNumber(QByteArrayView number)
{
    if (number.size() <= 18 && std::all_of(number.begin(), number.end(), isDigit)) {
        qint64 count = 0;
        for (const char c : number)
            count = count * 10 + (c - '0');
        return count;
    }
    bool ok = false;
    const double value = number.toByteArray().toDouble(&ok);
    if (!ok || !std::isfinite(value) || std::floor(value) != value || std::abs(value) > 9e15)
        return std::nullopt;
    return static_cast<qint64>(value);
}

} // namespace servescope
