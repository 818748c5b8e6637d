// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QThread>
#include <QUrl>

#include <memory>

namespace servescope::test {

/// Speaks TLS on 127.0.0.1 with a certificate of tests/data/tls ("self-signed", "signed") and passes what it
/// hears on to a plain server, in its own thread.
class TlsFront
{
public:
    TlsFront(const QString &dataFolder, const QString &certificate, const QUrl &behind, quint16 port = 0);
    ~TlsFront();

    QUrl url() const; ///< https://127.0.0.1:PORT
    quint16 port() const { return m_port; }
    static bool possible(); ///< Qt has TLS here

private:
    class Server;
    QThread m_thread;
    Server *m_server;
    quint16 m_port = 0;
};

} // namespace servescope::test
