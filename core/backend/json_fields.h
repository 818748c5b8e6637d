// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/json_scan.h"

namespace servescope {

/// A text value of a frame: a string, or an array of parts whose `text` members make it up.
struct FrameText
{
    JsonString string;
    QByteArrayView parts; ///< the array's JSON, when it is one

    qsizetype length() const;
    void appendTo(QString &text) const;
};

/// Readers of one value each, for the member callbacks of JsonScanner. A value of another type is passed over
/// and leaves "nothing" behind; false only where the text is no JSON.
bool readString(JsonScanner &scanner, JsonString &out);
bool readText(JsonScanner &scanner, FrameText &out);
/// A whole number ≥ 0.
bool readCount(JsonScanner &scanner, std::optional<qint64> &out);
bool readNumber(JsonScanner &scanner, std::optional<double> &out);
bool readFlag(JsonScanner &scanner, bool &out);
/// How many items an array has.
bool readLength(JsonScanner &scanner, std::optional<qsizetype> &out);
/// True in `filled` when the value is an array or object with something in it.
bool readFilled(JsonScanner &scanner, bool &filled);
/// True in `set` when the value is neither null, false nor "": how an `error` member says yes.
bool readSet(JsonScanner &scanner, bool &set);

/// Calls member(key) for an object's members; passes any other value over.
template <typename Member>
bool readObject(JsonScanner &scanner, Member member)
{
    return scanner.type() == JsonScanner::Type::Object ? scanner.object(member) : scanner.skip();
}

} // namespace servescope
