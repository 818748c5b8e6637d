// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tls_front.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

namespace servescope::test {

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TlsFront::Server : public QTcpServer
{
public:
    Server(const QString &base, const QUrl &behind)
        : m_certificate(contents(base + QStringLiteral(".pem"))),
          m_key(contents(base + QStringLiteral(".key")), QSsl::Rsa), m_behind(behind)
    {}

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QSslSocket(this);
        auto *server = new QTcpSocket(client);
        client->setSocketDescriptor(descriptor);
        client->setLocalCertificate(m_certificate);
        client->setPrivateKey(m_key);
        connect(client, &QSslSocket::readyRead, server,
                [client, server] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QSslSocket::disconnectFromHost);
        connect(client, &QSslSocket::disconnected, client, &QObject::deleteLater);
        server->connectToHost(m_behind.host(), static_cast<quint16>(m_behind.port()));
        client->startServerEncryption();
    }

private:
    QSslCertificate m_certificate;
    QSslKey m_key;
    QUrl m_behind;
};

TlsFront::TlsFront(const QString &dataFolder, const QString &certificate, const QUrl &behind, quint16 port)
    : m_server(new Server(dataFolder + QStringLiteral("/tls/") + certificate, behind))
{
    if (m_server->listen(QHostAddress::LocalHost, port))
        m_port = m_server->serverPort();
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
}

TlsFront::~TlsFront()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl TlsFront::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port));
}

bool TlsFront::possible()
{
    return QSslSocket::supportsSsl();
}

} // namespace servescope::test
