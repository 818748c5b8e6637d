// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/json_fields.h"

namespace servescope {

namespace {

using Type = JsonScanner::Type;

/// Calls part(JsonString) for each text among the parts of an array.
template <typename Part>
void forEachPart(QByteArrayView parts, Part part)
{
    JsonScanner scanner(parts);
    scanner.array([&] {
        if (scanner.type() == Type::String) { // ["a", "b"]
            JsonString text;
            const bool good = scanner.string(text);
            part(text);
            return good;
        }
        if (scanner.type() != Type::Object)
            return scanner.skip();
        JsonString text;
        const bool good = scanner.object([&](const JsonString &key) {
            return key.is("text") ? readString(scanner, text) : scanner.skip();
        });
        part(text);
        return good;
    });
}

} // namespace

qsizetype FrameText::length() const
{
    if (parts.isEmpty())
        return string.length();
    qsizetype units = 0;
    forEachPart(parts, [&](const JsonString &text) { units += text.length(); });
    return units;
}

void FrameText::appendTo(QString &text) const
{
    if (parts.isEmpty())
        string.appendTo(text);
    else
        forEachPart(parts, [&](const JsonString &part) { part.appendTo(text); });
}

bool readString(JsonScanner &scanner, JsonString &out)
{
    out = {};
    return scanner.type() == Type::String ? scanner.string(out) : scanner.skip();
}

bool readText(JsonScanner &scanner, FrameText &out)
{
    out = {};
    return scanner.type() == Type::Array ? scanner.skip(&out.parts) : readString(scanner, out.string);
}

bool readCount(JsonScanner &scanner, std::optional<qint64> &out)
{
    out.reset();
    if (scanner.type() != Type::Number)
        return scanner.skip();
    QByteArrayView number;
    if (!scanner.number(number))
        return false;
    out = wholeNumber(number);
    if (out && *out < 0)
        out.reset();
    return true;
}

bool readNumber(JsonScanner &scanner, std::optional<double> &out)
{
    out.reset();
    if (scanner.type() != Type::Number)
        return scanner.skip();
    QByteArrayView number;
    if (!scanner.number(number))
        return false;
    bool good = false;
    const double value = number.toByteArray().toDouble(&good);
    if (good)
        out = value;
    return true;
}

bool readFlag(JsonScanner &scanner, bool &out)
{
    QByteArrayView value;
    const bool good = scanner.skip(&value);
    out = value == "true";
    return good;
}

bool readLength(JsonScanner &scanner, std::optional<qsizetype> &out)
{
    out.reset();
    if (scanner.type() != Type::Array)
        return scanner.skip();
    qsizetype items = 0;
    const bool good = scanner.array([&] {
        ++items;
        return scanner.skip();
    });
    out = items;
    return good;
}

bool readFilled(JsonScanner &scanner, bool &filled)
{
    filled = false;
    switch (scanner.type()) {
    case Type::Array:
        return scanner.array([&] {
            filled = true;
            return scanner.skip();
        });
    case Type::Object:
        return scanner.object([&](const JsonString &) {
            filled = true;
            return scanner.skip();
        });
    case Type::String:
    case Type::Number:
    case Type::Bool:
    case Type::Null:
    case Type::Bad:
        break;
    }
    return scanner.skip();
}

bool readSet(JsonScanner &scanner, bool &set)
{
    QByteArrayView value;
    const bool good = scanner.skip(&value);
    set = value != "null" && value != "false" && value != "\"\"";
    return good;
}

} // namespace servescope
