// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <memory>
#include <utility>
#include <vector>

class QNetworkAccessManager;
class QNetworkRequest;

namespace servescope {

/// A manager fit for measuring towards `target`: no cookies, no cache, no automatic redirect; loopback never
/// goes through a proxy; without a proxy its sockets are buffered (see network_defaults.cpp). Lives in the
/// calling thread.
std::unique_ptr<QNetworkAccessManager> makeMeasuringManager(const QUrl &target);

/// From now on no certificate is checked by the managers made by makeMeasuringManager(): for servers with
/// certificates of their own making, when the person said so. Thread-safe.
void acceptAnyCertificate(bool accept);

/// Sets what every request of ours has: HTTP/1.1, no pipelining, no cache, identity encoding, no automatic
/// authentication or cookies, our own User-Agent.
void prepareRequest(QNetworkRequest &request);

/// The proxy the system names for this URL, as "host:port", or empty for none.
QString proxyInUse(const QUrl &target);

} // namespace servescope
