// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/source_text.h"

#include "core/base/files.h"

#include <QStringDecoder>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct Signature
{
    QByteArrayView start;
    const char *name;
    bool compressed;
};

constexpr Signature signatures[]{
    {"\x1f\x8b", "gzip", true},
    {"PK\x03\x04", "zip", true},
    {"\x28\xb5\x2f\xfd", "zstd", true},
    {"BZh", "bzip2", true},
    {"\xfd"
     "7zXZ",
     "xz", true},
    {"SQLite format 3", "SQLite", false},
    {"PAR1", "Parquet", false},
    {"\x89PNG", "PNG", false},
    {"%PDF", "PDF", false},
};

Error binary(const QString &kind)
{
    return Error{u"import.binary"_s,
                 u"This is not a text file but %1."_s.arg(kind),
                 u"Choose the JSON, JSON Lines or CSV file of the run."_s,
                 {kind}};
}

QByteArray fromUtf16(const QByteArray &bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    const QString text = decoder(bytes);
    return text.toUtf8();
}

} // namespace

Result<QByteArray> textOf(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        return Error{u"import.empty"_s, u"The file is empty."_s, u"Did its writer end properly?"_s, {}};
    for (const Signature &signature : signatures) {
        if (!bytes.startsWith(signature.start))
            continue;
        const QString name = QString::fromLatin1(signature.name);
        if (!signature.compressed)
            return binary(name);
        return Error{u"import.compressed"_s,
                     u"The file is compressed (%1)."_s.arg(name),
                     u"Unpack it first."_s,
                     {name}};
    }
    if (bytes.startsWith("\xff\xfe"))
        return fromUtf16(bytes, QStringConverter::Utf16LE);
    if (bytes.startsWith("\xfe\xff"))
        return fromUtf16(bytes, QStringConverter::Utf16BE);
    const bool zeroSecond = bytes.size() >= 4 && bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0;
    const bool zeroFirst = bytes.size() >= 4 && bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0;
    if (zeroSecond || zeroFirst)
        return fromUtf16(bytes, zeroSecond ? QStringConverter::Utf16LE : QStringConverter::Utf16BE);
    if (bytes.contains('\0'))
        return binary(u"binary data"_s);
    QByteArray text = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    if (firstInvalidUtf8(text) >= 0)
        text = QString::fromLatin1(text).toUtf8();
    return text;
}

} // namespace servescope
