// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QTcpSocket>
#include <QUrl>

#include <optional>
#include <vector>

namespace servescope::test {

struct RawResponse
{
    int status = 0;
    QByteArray head;
    QByteArray body;                ///< without the chunk framing
    std::vector<QByteArray> chunks; ///< of a chunked body
};

/// A client that sends the bytes it is told and keeps those it gets.
class RawClient : public QObject
{
    Q_OBJECT

public:
    explicit RawClient(const QUrl &url, const QByteArray &bytes = {});

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    /// The next complete response, waiting for it; nullopt when it does not come.
    std::optional<RawResponse> response();
    bool waitForBytes(qsizetype count);
    bool waitForClose();
    bool closed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    void abort() { m_socket.abort(); }
    const QByteArray &received() const { return m_received; }

Q_SIGNALS:
    void bytesArrived();

private:
    QTcpSocket m_socket;
    QByteArray m_received; // not taken yet
};

/// "POST target HTTP/1.1" with a JSON body and an x-request-id.
QByteArray postBytes(const QByteArray &target, const QByteArray &json, const QByteArray &requestId = {});

/// Takes a whole response from the front of the bytes.
std::optional<RawResponse> takeResponse(QByteArray &bytes);

} // namespace servescope::test
