// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "core/transport/exchange.h"
#include "core/transport/http_fetch.h"
#include "core/transport/lane_pool.h"
#include "core/transport/network_defaults.h"
#include "core/transport/private_authority.h"
#include "core/transport/trusted_certificates.h"
#include "tests/support/registry.h"
#include "tests/support/tls_front.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// Certificates that nobody vouches for: refused, unless all or this one are accepted.
class CertificatesTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulator> m_server;
    std::unique_ptr<TlsFront> m_front;

    Result<HttpAnswer> ask() const
    {
        HttpCall call;
        call.url = m_front->url().resolved(QUrl(u"/v1/models"_s));
        return httpFetch(call);
    }
    QString outcome() const
    {
        const auto answer = ask();
        return answer ? QString::number(answer->status) : answer.error().code;
    }
    void show(const QString &certificate, quint16 port = 0)
    {
        m_front.reset();
        m_front =
            std::make_unique<TlsFront>(QStringLiteral(TEST_DATA_DIR), certificate, m_server->url(), port);
        QVERIFY(m_front->port() != 0);
    }
    static CertificatePin pinOf(const ShownCertificate &shown)
    {
        return {shown.server, shown.sha256, QDateTime::currentDateTimeUtc().addDays(1)};
    }

    static QString data(const QString &name) { return QStringLiteral(TEST_DATA_DIR "/tls/") + name; }
    AuthorityLease trusting(const QString &path) const
    {
        Result<AuthorityLease> lease = trustAuthorities(path, {m_front->url().toString()});
        return lease ? *lease : AuthorityLease();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!TlsFront::possible())
            QSKIP("Qt has no TLS here");
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"ServeScopeTests"_s);
        QCoreApplication::setApplicationName(u"certificates"_s);
    }
    void init()
    {
        QSettings().clear();
        setTrustedCertificates({});
        m_server = std::make_unique<Simulator>();
        QVERIFY(m_server->start());
    }
    void cleanup()
    {
        m_front.reset();
        m_server.reset();
    }

    void allMayBeAccepted()
    {
        show(u"self-signed"_s);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        acceptAnyCertificate(true);
        const QString accepted = outcome();
        acceptAnyCertificate(false);
        QCOMPARE(accepted, u"200"_s);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
    }

    void aRefusedOneIsDescribed_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("self-made") << u"self-signed"_s << u"localhost"_s << u"localhost"_s << u""_s;
        // The error names the missing issuer; what counts is the certificate the server showed.
        QTest::newRow("unknown authority")
            << u"signed"_s << u"gpu-box.test"_s << u"Test authority"_s << u"BC:43:F1:40:"_s;
    }
    void aRefusedOneIsDescribed()
    {
        QFETCH(QString, certificate);
        show(certificate);
        QVERIFY(!refusedCertificate(m_front->url()));
        const auto refused = ask();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"connection.untrusted"_s);
        QVERIFY(refused.error().message.contains(u"127.0.0.1:%1"_s.arg(m_front->port())));
        const auto shown = refusedCertificate(m_front->url());
        QVERIFY(shown);
        QCOMPARE(shown->server, u"127.0.0.1:%1"_s.arg(m_front->port()));
        QTEST(shown->subject, "subject");
        QTEST(shown->issuer, "issuer");
        QFETCH(QString, beginning);
        QCOMPARE(fingerprintText(shown->sha256).size(), 32 * 3 - 1);
        QVERIFY(fingerprintText(shown->sha256).startsWith(beginning));
        QVERIFY(shown->names.contains(u"127.0.0.1"_s));
        QVERIFY(shown->validUntil > QDateTime::currentDateTimeUtc().addYears(50));
        QVERIFY(!shown->problems.isEmpty());
        QVERIFY(!shown->pin);
        QCOMPARE(shown->trustUntil(), shown->validUntil);
    }

    void anExpiredOneSaysSo()
    {
        show(u"expired"_s);
        const auto refused = ask();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"connection.untrusted"_s);
        const auto shown = refusedCertificate(m_front->url());
        QVERIFY(shown);
        QCOMPARE(shown->validUntil.date(), QDate(2021, 1, 1));
        QVERIFY2(shown->problems.join(u' ').contains(u"expired"_s), qPrintable(shown->problems.join(u' ')));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(shown->trustUntil() > now.addDays(20) && shown->trustUntil() < now.addDays(40));
    }

    void thisOneMayBeTrusted()
    {
        for (const QString &certificate : {u"self-signed"_s, u"signed"_s}) {
            show(certificate);
            QCOMPARE(outcome(), u"connection.untrusted"_s);
            trustCertificate(pinOf(*refusedCertificate(m_front->url())));
            QVERIFY(!refusedCertificate(m_front->url()));
            QCOMPARE(outcome(), u"200"_s);
        }
    }

    void anotherOneOfTheSameServerIsRefused()
    {
        show(u"self-signed"_s);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        const CertificatePin pin = pinOf(*refusedCertificate(m_front->url()));
        trustCertificate(pin);
        QCOMPARE(outcome(), u"200"_s);
        show(u"signed"_s, m_front->port());
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        const auto shown = refusedCertificate(m_front->url());
        QVERIFY(shown && shown->pin);
        QCOMPARE(*shown->pin, pin); // so that the question can say so
    }

    void theSameOneElsewhereIsRefused()
    {
        show(u"self-signed"_s);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        CertificatePin pin = pinOf(*refusedCertificate(m_front->url()));
        pin.server = u"127.0.0.1:%1"_s.arg(m_front->port() == 1 ? 2 : 1);
        trustCertificate(pin);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
    }

    void trustEnds()
    {
        show(u"self-signed"_s);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        CertificatePin pin = pinOf(*refusedCertificate(m_front->url()));
        pin.until = QDateTime::currentDateTimeUtc().addSecs(-1);
        trustCertificate(pin);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        QVERIFY(!refusedCertificate(m_front->url())->pin); // it is the same one
    }

    void lanesHeedThePin()
    {
        show(u"self-signed"_s);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        const auto opened = [this] {
            LanePool lanes(m_front->url(), {});
            QSignalSpy spy(&lanes, &LanePool::preconnected);
            lanes.preconnect(8);
            return spy.wait(10000) ? spy.first().first().toInt() : -1;
        };
        QCOMPARE(opened(), 0);
        trustCertificate(pinOf(*refusedCertificate(m_front->url())));
        QCOMPARE(opened(), 8);
    }

    void aNamedAuthorityVouches()
    {
        show(u"by-authority"_s);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        QVERIFY(refusedCertificate(m_front->url())->authorityFile.isEmpty());
        AuthorityLease lease = trusting(data(u"authority.pem"_s));
        QVERIFY(lease);
        QCOMPARE(outcome(), u"200"_s);
        {
            LanePool lanes(m_front->url(), {});
            QSignalSpy spy(&lanes, &LanePool::preconnected);
            lanes.preconnect(8);
            QVERIFY(spy.wait(10000));
            QCOMPARE(spy.first().first().toInt(), 8);
        }
        lease.reset(); // whoever named it is done
        QCOMPARE(outcome(), u"connection.untrusted"_s);
    }

    void aFileMayHoldSeveral()
    {
        show(u"by-authority"_s);
        const QTemporaryDir folder;
        QFile both(folder.filePath(u"both.pem"_s));
        QVERIFY(both.open(QIODevice::WriteOnly));
        for (const QString &name : {u"other-authority.pem"_s, u"past-authority.pem"_s, u"authority.pem"_s}) {
            QFile one(data(name));
            QVERIFY(one.open(QIODevice::ReadOnly));
            both.write("# " + name.toUtf8() + '\n' + one.readAll());
        }
        both.close();
        const AuthorityLease lease = trusting(both.fileName());
        QVERIFY(lease);
        QCOMPARE(outcome(), u"200"_s);
    }

    void aServersOwnCertificateMayBeNamed()
    {
        show(u"self-signed"_s);
        const AuthorityLease lease = trusting(data(u"self-signed.pem"_s));
        QCOMPARE(outcome(), u"200"_s);
    }

    void anotherAuthorityDoesNot()
    {
        show(u"by-authority"_s);
        const AuthorityLease lease = trusting(data(u"other-authority.pem"_s));
        QVERIFY(lease);
        const auto refused = ask();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"connection.not_signed"_s);
        QVERIFY(refused.error().message.contains(u"other-authority.pem"_s));
        QVERIFY(isCertificateError(refused.error().code));
        QCOMPARE(refusedCertificate(m_front->url())->subject, u"house-gpu.test"_s); // may be asked about
    }

    void anAuthorityIsNoExcuseForAnotherName()
    {
        show(u"elsewhere"_s);
        const AuthorityLease lease = trusting(data(u"authority.pem"_s));
        const auto refused = ask();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"connection.untrusted"_s);
        QVERIFY2(refused.error().message.contains(u"host name"_s), qPrintable(refused.error().message));
    }

    void anAuthorityIsForItsHosts()
    {
        show(u"by-authority"_s);
        const auto lease =
            trustAuthorities(data(u"authority.pem"_s), {u"https://gpu-box.test:8443"_s, QString()});
        QVERIFY(lease && *lease);
        QCOMPARE(outcome(), u"connection.untrusted"_s);
        const auto none = trustAuthorities(QString(), {m_front->url().toString()});
        QVERIFY(none && !*none);
    }

    void aFileThatHelpsNobody_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("absent") << u"nowhere.pem"_s << u"ca_file.unreadable"_s;
        QTest::newRow("a folder") << QString() << u"ca_file.unreadable"_s;
        QTest::newRow("a key") << u"by-authority.key"_s << u"ca_file.no_certificate"_s;
        QTest::newRow("past") << u"past-authority.pem"_s << u"ca_file.expired"_s;
    }
    void aFileThatHelpsNobody()
    {
        QFETCH(QString, file);
        const auto lease = trustAuthorities(data(file), {u"https://127.0.0.1"_s});
        QVERIFY(!lease);
        QTEST(lease.error().code, "code");
        QVERIFY(lease.error().message.contains(data(file)));
        QVERIFY(!lease.error().hint.isEmpty());
    }

    void pinsLastInTheSettings()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC);
        const CertificatePin good{u"gpu-box.test:8443"_s, QByteArray(32, 'x'), now.addDays(3)};
        const CertificatePin six{u"[::1]:443"_s, QByteArray(32, 'z'), now.addDays(3)};
        const CertificatePin past{u"gone.test:443"_s, QByteArray(32, 'y'), now.addDays(-3)};
        setTrustedCertificates({good, past, six});
        saveTrustedCertificates();
        setTrustedCertificates({});
        loadTrustedCertificates();
        QCOMPARE(trustedCertificates(), (std::vector<CertificatePin>{six, good}));
    }
};

SERVESCOPE_TEST(CertificatesTest)
#include "certificates_test.moc"
