// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace servescope::test {

/// A server on 127.0.0.1 that answers as a script says, in its own thread: for what real servers should not
/// do.
class ScriptedServer
{
public:
    struct Reply
    {
        QByteArray bytes; ///< sent as they are
        enum After { KeepOpen, Close, Reset } after = KeepOpen;
    };
    /// Called in the server's thread for each complete request (head and body), numbered from 0.
    using Script = std::function<Reply(const QByteArray &request, int number)>;

    /// How many connections it serves at once, and what becomes of others.
    struct Limit
    {
        int connections;
        enum Beyond { Closed, LeftWaiting } beyond;
    };

    explicit ScriptedServer(Script script, std::optional<Limit> limit = {});
    ~ScriptedServer();

    quint16 port() const { return m_port; }
    QUrl url(const QString &path = {}) const;
    int requests() const { return m_requests; }
    int connections() const { return m_connections; } ///< accepted in all
    int openNow() const { return m_open; }

    /// A complete answer with Content-Length.
    static QByteArray response(int status, const QByteArray &body,
                               const QByteArray &headers = "Content-Type: application/json\r\n");
    /// Head of a chunked event stream, one chunk, and the end.
    static QByteArray streamHead();
    static QByteArray chunk(const QByteArray &data);
    static QByteArray streamEnd();

private:
    void serve();
    void watch(QTcpSocket *socket);

    Script m_script;
    std::optional<Limit> m_limit;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
    std::atomic<int> m_requests{0};
    std::atomic<int> m_connections{0};
    std::atomic<int> m_open{0};
};

} // namespace servescope::test
