// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/exchange.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <utility>
#include <vector>

namespace servescope {

/// A set of lanes towards one URL: each lane is one connection with at most one request in flight, so that N
/// streams are N sockets. Built on QNetworkAccessManager with public API only. Lives wholly in the thread
/// that made it.
class LanePool : public QObject
{
    Q_OBJECT
public:
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

    /// `headers` go with every request.
    LanePool(const QUrl &target, Headers headers, QObject *parent = nullptr);
    ~LanePool() override; ///< aborts what is running without calling listeners

    /// Opens the connections of the first `lanes` lanes, so that no measured request pays for connecting.
    /// Answered once by preconnected().
    void preconnect(int lanes);

    /// POSTs `body` on a lane that was free and gives the lane's number; it adds one when none is. The
    /// listener must live until its ended().
    int post(const QByteArray &requestId, const QByteArray &body, ExchangeListener *listener);
    /// Ends the exchange of that lane at once; its listener hears ended() with aborted set, before this
    /// returns.
    void abort(int lane);

    int busyLanes() const;

Q_SIGNALS:
    /// How many lanes were opened, and the first failure (code empty = none).
    void preconnected(int opened, const servescope::Error &firstFailure);

private:
    int addLane();
    void onPreconnected(const Error &failure);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
