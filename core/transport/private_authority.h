// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <memory>

class QNetworkRequest;
class QUrl;

namespace servescope {

/// While a copy of it lives, the certificates of a file count as authorities, beside the system's, for
/// connections to some hosts. Null = none.
using AuthorityLease = std::shared_ptr<const void>;

/// The certificates of the PEM file `path` (relative to the working directory) as authorities for the hosts
/// of these addresses, whatever the port; a null lease for an empty path. Thread-safe; reads the file.
/// Errors: ca_file.unreadable, ca_file.no_certificate, ca_file.expired.
Result<AuthorityLease> trustAuthorities(const QString &path, const QStringList &addresses);

/// Gives the request what is trusted for its host.
void heedAuthorities(QNetworkRequest &request);

/// The file whose authorities are trusted for that host now; empty = only the system's.
QString authorityFile(const QUrl &url);

} // namespace servescope
