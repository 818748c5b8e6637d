// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/report/report.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestLogo = 1 << 20; // it travels inside every report

QString mimeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return u"image/png"_s;
    if (bytes.startsWith("\xff\xd8\xff"))
        return u"image/jpeg"_s;
    const QByteArray head = bytes.left(1024);
    return head.contains("<svg") ? u"image/svg+xml"_s : QString();
}

} // namespace

Result<ReportLogo> readLogo(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, largestLogo);
    if (!bytes)
        return bytes.error();
    const QString mime = mimeOf(*bytes);
    if (mime.isEmpty())
        return Error{u"report.logo_type"_s,
                     u"%1 is no picture a report can carry."_s.arg(path),
                     u"Choose a PNG, JPEG or SVG file."_s,
                     {path}};
    return ReportLogo{*bytes, mime};
}

} // namespace servescope
