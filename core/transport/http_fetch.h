// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <atomic>
#include <utility>
#include <vector>

namespace servescope {

/// One small exchange outside the measurement (model list, health, tokenizer).
struct HttpCall
{
    QUrl url;
    QByteArray body;   ///< empty = GET, else POST with Content-Type application/json
    QByteArray bearer; ///< sent as "Authorization: Bearer …" when not empty
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< others; may hold keys, as `bearer` does
    bool post = false;                                      ///< POST also without a body
    Nanoseconds timeout = std::chrono::seconds(10); ///< for the whole call, redirects and body included
};

struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
};

/// Performs the calls in order over one connection and returns their answers, whatever their status.
/// Blocks, so never in the window's thread. Loopback never goes through a proxy; redirects 307/308 are
/// followed (without the bearer where the host changes). Gives up soon after `cancelled` turns true.
/// Errors: connection.bad_url, connection.refused, connection.host_not_found, connection.timeout,
/// connection.tls, connection.untrusted and connection.not_signed (refusedCertificate() has it),
/// connection.proxy, connection.closed, connection.failed, protocol.compressed, cancelled. Neither a key nor
/// a URL's user part stands in a message.
Result<std::vector<HttpAnswer>> httpFetch(const std::vector<HttpCall> &calls,
                                          const std::atomic_bool *cancelled = nullptr);

/// httpFetch() of a single call.
Result<HttpAnswer> httpFetch(const HttpCall &call, const std::atomic_bool *cancelled = nullptr);

} // namespace servescope
