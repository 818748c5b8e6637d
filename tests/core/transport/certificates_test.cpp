// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/http_fetch.h"
#include "core/transport/network_defaults.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>
#include <QThread>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/tls/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Answers "hello" over TLS, with a certificate that nobody vouches for.
class TlsServer : public QTcpServer
{
protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setLocalCertificate(QSslCertificate(contents("self-signed.pem")));
        socket->setPrivateKey(QSslKey(contents("self-signed.key"), QSsl::Rsa));
        connect(socket, &QSslSocket::readyRead, socket, [socket] {
            if (socket->readAll().contains("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        });
        socket->startServerEncryption();
    }
};

} // namespace

class CertificatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selfMade()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("Qt has no TLS here");
        QThread thread;
        TlsServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        HttpCall call;
        call.url = QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort()));
        server.moveToThread(&thread);
        thread.start();
        const auto refused = httpFetch(call);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"connection.tls"_s);
        acceptAnyCertificate(true);
        const auto accepted = httpFetch(call);
        acceptAnyCertificate(false);
        QVERIFY2(accepted, qPrintable(accepted ? QString() : accepted.error().message));
        QCOMPARE(accepted->body, "hello");
        QVERIFY(!httpFetch(call));
        thread.quit();
        thread.wait();
    }
};

SERVESCOPE_TEST(CertificatesTest)
#include "certificates_test.moc"
