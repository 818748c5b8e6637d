// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <QMutex>
#include <QSemaphore>
#include <QThread>
#include <QUrl>

#include <functional>
#include <map>
#include <vector>

namespace servescope::test {

struct FixtureRequest
{
    QByteArray method;
    QByteArray path;
    QByteArray body;
    std::map<QByteArray, QByteArray> headers; ///< names in lower case
};

struct FixtureReply
{
    int status = 200;
    QByteArray body;
    std::vector<QByteArray> headers; ///< whole lines
    QByteArray raw;                  ///< sent instead of all the above, then the connection is closed
    bool silent = false;             ///< no answer at all
};

/// A small HTTP/1.1 server on 127.0.0.1 in a thread of its own; `handler` runs in that thread.
class HttpFixture final : public QThread
{
public:
    using Handler = std::function<FixtureReply(const FixtureRequest &)>;

    explicit HttpFixture(Handler handler) : m_handler(std::move(handler))
    {
        start();
        m_ready.acquire();
    }
    ~HttpFixture() override
    {
        quit();
        wait();
    }

    quint16 port() const { return m_port; }
    QString url(const QString &path = {}) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path);
    }
    std::vector<FixtureRequest> requests() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests;
    }
    int connections() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_connections;
    }

protected:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this, &server] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                {
                    const QMutexLocker lock(&m_mutex);
                    ++m_connections;
                }
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket, pending = QByteArray()]() mutable {
                                     pending += socket->readAll();
                                     while (serve(*socket, pending)) {
                                     }
                                 });
            }
        });
        m_ready.release();
        exec();
    }

private:
    /// Takes one whole request off `pending`, if there is one, and answers it.
    bool serve(QTcpSocket &socket, QByteArray &pending)
    {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        FixtureRequest request;
        QList<QByteArray> lines = pending.left(end).split('\n');
        const QList<QByteArray> start = lines.takeFirst().trimmed().split(' ');
        request.method = start.value(0);
        request.path = start.value(1);
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            request.headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
        }
        const qsizetype length = request.headers["content-length"].toLongLong();
        if (pending.size() < end + 4 + length)
            return false;
        request.body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        {
            const QMutexLocker lock(&m_mutex);
            m_requests.push_back(request);
        }
        const FixtureReply reply = m_handler(request);
        if (reply.silent)
            return true;
        if (!reply.raw.isEmpty()) {
            socket.write(reply.raw);
            socket.disconnectFromHost();
            return false;
        }
        QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) +
                          " Status\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
        for (const QByteArray &line : reply.headers)
            head += line + "\r\n";
        socket.write(head + "\r\n" + reply.body);
        return true;
    }

    Handler m_handler;
    QSemaphore m_ready;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    std::vector<FixtureRequest> m_requests;
    int m_connections = 0;
};

} // namespace servescope::test
