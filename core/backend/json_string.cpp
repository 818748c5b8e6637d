// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/json_scan.h"

namespace servescope {

namespace {

/// Of a digit that JsonScanner::string() has checked.
int hexDigit(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

/// The bytes of the UTF-8 sequence at `at`, or 0 when they are none (Unicode 15, table 3-7).
int sequenceLength(const uchar *at, const uchar *end)
{
    const uchar lead = *at;
    const int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || end - at < length)
        return 0;
    const uchar low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const uchar high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (at[1] < low || at[1] > high)
        return 0;
    for (int i = 2; i < length; ++i) {
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

qsizetype unitsOfUtf8(QByteArrayView bytes)
{
    qsizetype units = 0;
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    const uchar *end = at + bytes.size();
    while (at != end) {
        const int length = *at < 0x80 ? 1 : sequenceLength(at, end);
        units += length == 4 ? 2 : 1;
        at += length == 0 ? 1 : length;
    }
    return units;
}

/// Calls plain(bytes) for each run without a backslash and unit(UTF-16 unit) for each escape.
/// The string has been checked by JsonScanner::string().
template <typename Plain, typename Unit>
void decode(QByteArrayView raw, Plain plain, Unit unit)
{
    qsizetype at = 0;
    while (at < raw.size()) {
        const qsizetype backslash = raw.indexOf('\\', at);
        if (backslash < 0) {
            plain(raw.sliced(at));
            return;
        }
        if (backslash > at)
            plain(raw.sliced(at, backslash - at));
        const char kind = raw[backslash + 1];
        at = backslash + 2;
        switch (kind) {
        case 'n':
            unit(u'\n');
            break;
        case 't':
            unit(u'\t');
            break;
        case 'r':
            unit(u'\r');
            break;
        case 'b':
            unit(u'\b');
            break;
        case 'f':
            unit(u'\f');
            break;
        case 'u': {
            int value = 0;
            for (int i = 0; i < 4; ++i)
                value = value * 16 + hexDigit(raw[at + i]);
            unit(static_cast<char16_t>(value));
            at += 4;
            break;
        }
        default:
            if (static_cast<uchar>(kind) < 0x80)
                unit(static_cast<char16_t>(kind)); // \" \\ \/ and unknown ones
            else
                --at; // a stray backslash before a UTF-8 sequence: drop it
        }
    }
}

} // namespace

qsizetype JsonString::length() const
{
    if (!escaped)
        return unitsOfUtf8(raw);
    qsizetype units = 0;
    decode(
        raw, [&](QByteArrayView bytes) { units += unitsOfUtf8(bytes); }, [&](char16_t) { ++units; });
    return units;
}

void JsonString::appendTo(QString &text) const
{
    decode(
        raw, [&](QByteArrayView bytes) { text += QString::fromUtf8(bytes); },
        [&](char16_t unit) { text += QChar(unit); });
}

QString JsonString::toString() const
{
    QString text;
    appendTo(text);
    return text;
}

bool JsonString::isDecoded(QByteArrayView ascii) const
{
    bool same = true;
    qsizetype at = 0;
    const auto compare = [&](char16_t unit) {
        same = same && at < ascii.size() && unit == static_cast<uchar>(ascii[at]);
        ++at;
    };
    decode(
        raw,
        [&](QByteArrayView bytes) {
            for (const char c : bytes)
                compare(static_cast<uchar>(c));
        },
        compare);
    return same && at == ascii.size();
}

} // namespace servescope
