// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/simulator/raw_client.h"

#include <QTest>

namespace servescope::test {

namespace {
constexpr int patience = 30000;
}

RawClient::RawClient(const QUrl &url, const QByteArray &bytes)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        m_received += m_socket.readAll();
        Q_EMIT bytesArrived();
    });
    m_socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!bytes.isEmpty())
        connect(&m_socket, &QTcpSocket::connected, this, [this, bytes] { m_socket.write(bytes); });
}

std::optional<RawResponse> RawClient::response()
{
    std::optional<RawResponse> response;
    const bool came =
        QTest::qWaitFor([&] { return (response = takeResponse(m_received)) || closed(); }, patience);
    if (!response && came)
        response = takeResponse(m_received);
    return response;
}

bool RawClient::waitForBytes(qsizetype count)
{
    return QTest::qWaitFor([&] { return m_received.size() >= count; }, patience);
}

bool RawClient::waitForClose()
{
    return QTest::qWaitFor([&] { return closed(); }, patience);
}

QByteArray postBytes(const QByteArray &target, const QByteArray &json, const QByteArray &requestId)
{
    QByteArray bytes = "POST " + target + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n";
    if (!requestId.isEmpty())
        bytes += "X-Request-Id: " + requestId + "\r\n";
    return bytes + "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json;
}

std::optional<RawResponse> takeResponse(QByteArray &bytes)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    RawResponse response;
    response.head = bytes.left(headEnd + 2);
    response.status = bytes.mid(9, 3).toInt();
    qsizetype at = headEnd + 4;
    const qsizetype length = response.head.indexOf("\r\ncontent-length: ");
    if (length >= 0) {
        const qsizetype value = length + 18;
        const qsizetype size =
            response.head.mid(value, response.head.indexOf('\r', value) - value).toLongLong();
        if (bytes.size() - at < size)
            return std::nullopt;
        response.body = bytes.mid(at, size);
        at += size;
    } else if (response.head.contains("\r\ntransfer-encoding: chunked\r\n")) {
        for (;;) {
            const qsizetype lineEnd = bytes.indexOf("\r\n", at);
            if (lineEnd < 0)
                return std::nullopt;
            const qsizetype size = bytes.mid(at, lineEnd - at).toLongLong(nullptr, 16);
            if (bytes.size() < lineEnd + 2 + size + 2)
                return std::nullopt;
            at = lineEnd + 2 + size + 2;
            if (size == 0)
                break;
            response.chunks.push_back(bytes.mid(lineEnd + 2, size));
            response.body += response.chunks.back();
        }
    }
    bytes.remove(0, at);
    return response;
}

} // namespace servescope::test
