// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"

#include <charconv>
#include <cmath>

namespace servescope {

QByteArray pythonFloat(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    // Shortest digits in scientific form, then Python's rule: fixed notation for −4 ≤ exponent < 16.
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    QByteArray text(buffer, end - buffer);
    const qsizetype e = text.indexOf('e');
    const int exponent = text.mid(e + 1).toInt();
    if (exponent < -4 || exponent >= 16)
        return text; // to_chars writes at least two exponent digits, as Python does
    QByteArray digits = text.left(e);
    const bool negative = digits.startsWith('-');
    if (negative)
        digits.remove(0, 1);
    digits.replace(".", "");
    QByteArray out;
    if (exponent < 0) {
        out = "0." + QByteArray(-exponent - 1, '0') + digits;
    } else if (digits.size() <= exponent + 1) {
        out = digits + QByteArray(exponent + 1 - digits.size(), '0') + ".0";
    } else {
        out = digits.left(exponent + 1) + '.' + digits.mid(exponent + 1);
    }
    return negative ? '-' + out : out;
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasItems.empty())
        return;
    if (m_hasItems.back())
        m_out += m_style == Style::Python ? ", " : ",";
    m_hasItems.back() = true;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out += '{';
    m_hasItems.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_out += '}';
    m_hasItems.pop_back();
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out += '[';
    m_hasItems.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_out += ']';
    m_hasItems.pop_back();
    return *this;
}

JsonWriter &JsonWriter::key(QByteArrayView ascii)
{
    separate();
    m_out += '"';
    m_out += ascii;
    m_out += m_style == Style::Python ? "\": " : "\":";
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::key(const QString &name)
{
    separate();
    string(name);
    m_out += m_style == Style::Python ? ": " : ":";
    m_afterKey = true;
    return *this;
}

void JsonWriter::string(QStringView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    const auto escape = [this](ushort unit) {
        m_out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            m_out += hex[(unit >> shift) & 0xf];
    };
    m_out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const ushort unit = text[i].unicode();
        switch (unit) {
        case '"':
            m_out += "\\\"";
            break;
        case '\\':
            m_out += "\\\\";
            break;
        case '\n':
            m_out += "\\n";
            break;
        case '\r':
            m_out += "\\r";
            break;
        case '\t':
            m_out += "\\t";
            break;
        case '\b':
            m_out += "\\b";
            break;
        case '\f':
            m_out += "\\f";
            break;
        default:
            const bool pair =
                text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            const bool lone = text[i].isSurrogate() && !pair; // has no UTF-8
            if (unit < 0x20 || (m_style == Style::Python && unit > 0x7e) || lone) {
                escape(unit);
            } else if (unit < 0x80) {
                m_out += static_cast<char>(unit);
            } else if (pair) {
                m_out += text.mid(i, 2).toUtf8();
                ++i;
            } else {
                m_out += text.mid(i, 1).toUtf8();
            }
        }
    }
    m_out += '"';
}

JsonWriter &JsonWriter::value(const QString &text)
{
    separate();
    string(text);
    return *this;
}

JsonWriter &JsonWriter::value(QByteArrayView utf8)
{
    return value(QString::fromUtf8(utf8));
}

JsonWriter &JsonWriter::value(double number)
{
    separate();
    m_out += pythonFloat(number);
    return *this;
}

JsonWriter &JsonWriter::value(qint64 number)
{
    separate();
    m_out += QByteArray::number(number);
    return *this;
}

JsonWriter &JsonWriter::value(bool truth)
{
    separate();
    m_out += truth ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out += json;
    return *this;
}

} // namespace servescope
