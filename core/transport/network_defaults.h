// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <memory>
#include <utility>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;
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
/// authentication or cookies, our own User-Agent, and the authorities trusted for its host.
void prepareRequest(QNetworkRequest &request);

/// The Content-Encoding of an answer; empty = none, as every request asks for. Its bytes are not to be read
/// otherwise, and a stream of such has lost its times.
QByteArray contentEncoding(const QNetworkReply &reply);

/// "protocol.compressed", about `url`.
Error compressedAnswer(const QUrl &url, const QByteArray &encoding);

/// The proxy the system names for this URL, as "host:port", or empty for none.
QString proxyInUse(const QUrl &target);

} // namespace servescope
