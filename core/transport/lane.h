// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/exchange.h"

#include <QNetworkRequest>
#include <QObject>

class QNetworkAccessManager;
class QNetworkReply;

namespace servescope {

/// One lane of a LanePool: one connection, at most one exchange at a time. Internal to the transport.
class Lane : public QObject
{
    Q_OBJECT
public:
    /// `request` carries everything but the request id; `manager` must outlive the lane.
    Lane(QNetworkAccessManager *manager, const QNetworkRequest &request, int number);
    ~Lane() override;

    bool busy() const { return m_reply != nullptr; }
    int number() const { return m_number; }
    void preconnect();
    /// A request that dies on a reused connection before a byte came is sent once more. One that the server
    /// sends on (307, 308) to another path of the same scheme, host and port is sent there, at most five
    /// times.
    void post(const QByteArray &requestId, const QByteArray &body, ExchangeListener *listener);
    void abort();

Q_SIGNALS:
    void preconnected(const servescope::Error &failure); ///< code empty = connected
    void connecting();                                   ///< a measured request opens a connection of its own
    void freed(int lane);

private:
    void send();
    bool mayResend() const;
    bool follow();
    void sendAgain();
    void onReadyRead();
    void onFinished();
    void readBody(Nanoseconds now);
    void endCompressed(Nanoseconds now);
    void end(const ExchangeEnd &end);

    QNetworkAccessManager *m_manager;
    QUrl m_target; // of the next request
    QNetworkRequest m_request;
    QNetworkReply *m_reply = nullptr;
    ExchangeListener *m_listener = nullptr;
    QByteArray m_body;      // of the request, while it may have to be sent again
    QByteArray m_buffer;    // reused for every read
    QByteArray m_otherBody; // of an answer other than 200
    QByteArray m_encoding;  // of its body, where it is none we can read
    int m_number;
    int m_status = 0;
    int m_redirects = 0;  // of this request
    bool m_fresh = false; // the connection was opened for this request
    bool m_resent = false;
};

} // namespace servescope
