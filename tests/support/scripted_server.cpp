// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_server.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace servescope::test {

namespace {

/// The length of the first complete request in `bytes`, or −1.
qsizetype requestLength(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return -1;
    qsizetype body = 0;
    for (const QByteArray &line : bytes.left(head).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            body = line.mid(15).trimmed().toLongLong();
    }
    return bytes.size() >= head + 4 + body ? head + 4 + body : -1;
}

} // namespace

ScriptedServer::ScriptedServer(Script script, std::optional<Limit> limit)
    : m_script(std::move(script)), m_limit(limit)
{
    m_server = new QTcpServer;
    m_server->setListenBacklogSize(1024);
    m_server->setMaxPendingConnections(1024);
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, [this] {
        m_server->close();
        qDeleteAll(m_server->findChildren<QTcpSocket *>()); // whose last words are to a whole server
        m_server->deleteLater();
    });
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { serve(); });
    m_thread.start();
}

ScriptedServer::~ScriptedServer()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
}

void ScriptedServer::serve()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        if (m_limit && m_limit->beyond == Limit::Closed && m_open == m_limit->connections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        watch(socket);
        if (m_limit && m_limit->beyond == Limit::LeftWaiting && m_open == m_limit->connections)
            m_server->setMaxPendingConnections(0); // pauseAccepting() lets this round go on
    }
}

void ScriptedServer::watch(QTcpSocket *socket)
{
    ++m_open;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
        --m_open;
        socket->deleteLater();
        if (m_limit && m_server->isListening()) {
            m_server->setMaxPendingConnections(1024);
            m_server->resumeAccepting();
        }
    });
    auto pending = std::make_shared<QByteArray>();
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, pending] {
        *pending += socket->readAll();
        for (qsizetype length = requestLength(*pending); length > 0; length = requestLength(*pending)) {
            const QByteArray request = pending->left(length);
            pending->remove(0, length);
            const Reply reply = m_script(request, m_requests++);
            socket->write(reply.bytes);
            socket->flush();
            if (reply.after == Reply::Close)
                socket->disconnectFromHost();
            else if (reply.after == Reply::Reset)
                socket->abort();
        }
    });
}

QByteArray ScriptedServer::response(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray ScriptedServer::streamHead()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
}

QByteArray ScriptedServer::chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

QByteArray ScriptedServer::streamEnd()
{
    return "0\r\n\r\n";
}

} // namespace servescope::test
