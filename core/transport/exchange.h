// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

namespace servescope {

/// How one HTTP exchange ended.
struct ExchangeEnd
{
    int httpStatus = 0;    ///< 0 = no status line came
    QByteArray reason;     ///< of the status line
    QByteArray body;       ///< of an answer other than 200, at most 64 KiB
    QByteArray redirectTo; ///< Location of a 3xx answer
    QByteArray encoding;   ///< Content-Encoding, where the body came in another than "identity": not read
    QByteArray retryAfter; ///< Retry-After as it came: seconds or a date
    bool clean = false;    ///< the body came to its proper end
    bool aborted = false;  ///< by us
    Error error;           ///< connection level; code empty when clean
    Nanoseconds time{};
};

/// What the owner of an exchange hears, in the thread of the pool.
class ExchangeListener
{
public:
    virtual ~ExchangeListener() = default;
    /// A connection is being opened for this request: it did not find one it could reuse.
    virtual void connecting(Nanoseconds time) = 0;
    /// TLS is established on the connection opened for this request.
    virtual void encrypted(Nanoseconds time) = 0;
    /// The first piece of the request was handed to a connection.
    virtual void written(Nanoseconds time) = 0;
    /// The reused connection closed before a byte of an answer came, as idle ones do: the request is now sent
    /// a second and last time, over a fresh one. Nothing is ever sent again without this call or the next.
    virtual void resent(Nanoseconds time) = 0;
    /// The server sent the request on to another path of its own (307 or 308): it is now sent there.
    virtual void redirected(Nanoseconds time, const QUrl &to) = 0;
    /// Bytes of a 200 answer's body; `time` is when they became readable. `bytes` is valid during the call
    /// only.
    virtual void received(QByteArrayView bytes, Nanoseconds time) = 0;
    /// The last call. The lane is free again.
    virtual void ended(const ExchangeEnd &end) = 0;
};

} // namespace servescope
