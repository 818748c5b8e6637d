// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/http_fetch.h"

#include <QString>

#include <functional>

namespace servescope {

struct DownloadCall
{
    QUrl url;
    QByteArray bearer;
    QString path; ///< is written while bytes arrive; what is there already is continued
    Nanoseconds silence = std::chrono::seconds(30);          ///< the longest pause between two bytes
    std::function<void(qint64 done, qint64 total)> progress; ///< total −1: not known
};

/// GET into a file with redirects of every kind (the bearer stays with its host) and resumption: where `path`
/// has bytes, only the rest is asked for. The answer's body is empty on success and an excerpt of it for a
/// status of 400 and above, when the file is left as it was. What arrived before a failure stays in the file.
/// Errors: as httpFetch(), file.write.
Result<HttpAnswer> httpDownload(const DownloadCall &call, const std::atomic_bool *cancelled = nullptr);

} // namespace servescope
