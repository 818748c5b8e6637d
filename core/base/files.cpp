// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return Error{
            u"file.is_folder"_s, u"%1 is a folder, not a file."_s.arg(path), u"Name a file."_s, {path}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{u"file.open"_s,
                     u"Cannot open %1: %2."_s.arg(path, file.errorString()),
                     u"Check the path and the permissions."_s,
                     {path, file.errorString()}};
    if (file.size() > limit)
        return Error{u"file.too_large"_s,
                     u"%1 has %2 bytes, more than the %3 this kind of file may have."_s.arg(path)
                         .arg(file.size())
                         .arg(limit),
                     u"Is it the right file?"_s,
                     {path, QString::number(file.size()), QString::number(limit)}};
    // A pipe or a growing file has no size beforehand. Asked for `limit` bytes at once, Qt would allocate
    // them all.
    QByteArray bytes;
    bytes.reserve(file.size());
    while (bytes.size() <= limit) {
        const QByteArray part = file.read(std::min<qint64>(1 << 20, limit + 1 - bytes.size()));
        if (part.isEmpty())
            break;
        bytes += part;
    }
    if (file.error() != QFileDevice::NoError)
        return Error{u"file.read"_s,
                     u"Cannot read %1: %2."_s.arg(path, file.errorString()),
                     {},
                     {path, file.errorString()}};
    if (bytes.size() > limit)
        return Error{u"file.too_large"_s,
                     u"%1 has more than %2 bytes."_s.arg(path).arg(limit),
                     u"Is it the right file?"_s,
                     {path, {}, QString::number(limit)}};
    return bytes;
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return Error{u"file.folder"_s,
                     u"Cannot create the folder %1."_s.arg(folder),
                     u"Choose a folder you may write to."_s,
                     {folder}};
    QSaveFile file(path);
    // commit() alone would replace the old file by a torn one: it does not see that its last buffer met a
    // full disk.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
        !file.commit())
        return Error{u"file.write"_s,
                     u"Cannot write %1: %2."_s.arg(path, file.errorString()),
                     u"Check the free space and the permissions; the old file is unchanged."_s,
                     {path, file.errorString()}};
    return {};
}

qsizetype firstInvalidUtf8(const QByteArray &bytes)
{
    const auto *p = reinterpret_cast<const unsigned char *>(bytes.constData());
    const qsizetype n = bytes.size();
    qsizetype i = 0;
    while (i < n) {
        const unsigned char c = p[i];
        if (c < 0x80) {
            ++i;
            continue;
        }
        // Well-formed sequences: Unicode 15, table 3-7.
        int more = 0;
        unsigned char low = 0x80, high = 0xbf;
        if (c >= 0xc2 && c <= 0xdf) {
            more = 1;
        } else if (c >= 0xe0 && c <= 0xef) {
            more = 2;
            if (c == 0xe0)
                low = 0xa0;
            if (c == 0xed)
                high = 0x9f;
        } else if (c >= 0xf0 && c <= 0xf4) {
            more = 3;
            if (c == 0xf0)
                low = 0x90;
            if (c == 0xf4)
                high = 0x8f;
        } else {
            return i;
        }
        for (int k = 1; k <= more; ++k) {
            if (i + k >= n || p[i + k] < low || p[i + k] > high)
                return i;
            low = 0x80;
            high = 0xbf;
        }
        i += more + 1;
    }
    return -1;
}

} // namespace servescope
