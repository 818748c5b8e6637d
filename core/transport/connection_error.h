// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QNetworkReply>
#include <QUrl>

namespace servescope {

/// The sentence for a failed connection: connection.refused, .host_not_found, .timeout, .tls, .untrusted,
/// .not_signed, .proxy, .closed, .failed. Qt's codes hide the cause (one code for every broken connection),
/// so its text is kept as detail.
Error connectionError(QNetworkReply::NetworkError code, const QString &detail, const QUrl &url);

/// scheme://host:port, without path, query and user information.
QString shortUrl(const QUrl &url);

} // namespace servescope
