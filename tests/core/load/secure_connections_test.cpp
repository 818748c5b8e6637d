// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "core/transport/private_authority.h"
#include "core/transport/trusted_certificates.h"
#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/tls_front.h"

#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// A run whose address and server disagree about TLS, or about whom to trust: told at once, in the right
/// words.
class SecureConnectionsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulator> m_server;
    std::unique_ptr<TlsFront> m_front;

    QUrl address(const QString &kind) const
    {
        QUrl url = kind == "https to a plain port"_L1 ? m_server->url() : m_front->url();
        if (kind == "https to a plain port"_L1)
            url.setScheme(u"https"_s);
        if (kind == "http to a TLS port"_L1)
            url.setScheme(u"http"_s);
        return url;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!TlsFront::possible())
            QSKIP("Qt has no TLS here");
    }
    void init()
    {
        setTrustedCertificates({});
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(2), std::chrono::milliseconds(1)};
        m_server = std::make_unique<Simulator>(options);
        QVERIFY(m_server->start());
        m_front = std::make_unique<TlsFront>(QStringLiteral(TEST_DATA_DIR), u"signed"_s, m_server->url());
    }
    void cleanup()
    {
        m_front.reset();
        m_server.reset();
        setTrustedCertificates({});
    }

    void aRunThatCannotWorkStopsEarly_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("https to a plain port") << u"connection.tls"_s;
        QTest::newRow("http to a TLS port") << u"connection.closed"_s;
        QTest::newRow("a certificate nobody vouches for") << u"connection.untrusted"_s;
    }
    void aRunThatCannotWorkStopsEarly()
    {
        QFETCH(QString, code);
        RecordList sink;
        LoadPlan plan = planFor(address(QString::fromLatin1(QTest::currentDataTag())), 60, 4, 5);
        plan.connectTimeout = std::chrono::seconds(5);
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(sink.count(RequestStatus::Ok), 0);
        if (code == "connection.closed"_L1) { // it might be a server that restarts: every request is tried
            QVERIFY(!sink.records.empty());
            for (const RequestRecord &record : sink.records)
                QCOMPARE(record.errorCode, code);
            return;
        }
        QCOMPARE(outcome.stopReason.code, code);
        QVERIFY(sink.records.size() < 60);
        QVERIFY(!outcome.stopReason.message.isEmpty());
    }

    void aNamedAuthorityCarriesARun_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("its own") << u"authority.pem"_s << QString();
        QTest::newRow("another") << u"other-authority.pem"_s << u"connection.not_signed"_s;
    }
    void aNamedAuthorityCarriesARun()
    {
        QFETCH(QString, file);
        QFETCH(QString, code);
        m_front =
            std::make_unique<TlsFront>(QStringLiteral(TEST_DATA_DIR), u"by-authority"_s, m_server->url());
        LoadPlan plan = planFor(m_front->url(), 40, 8, 5);
        const auto lease =
            trustAuthorities(QStringLiteral(TEST_DATA_DIR "/tls/") + file, {m_front->url().toString()});
        QVERIFY(lease);
        plan.authority = *lease;
        RecordList sink;
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(outcome.stopReason.code, code);
        QCOMPARE(sink.count(RequestStatus::Ok), code.isEmpty() ? 40 : 0);
    }

    void aTrustedCertificateCarriesARun()
    {
        LoadPlan plan = planFor(m_front->url(), 40, 8, 5);
        {
            RecordList sink;
            LoadGenerator generator(plan, sink);
            QVERIFY(run(generator));
            QCOMPARE(sink.count(RequestStatus::Ok), 0);
        }
        const auto shown = refusedCertificate(m_front->url());
        QVERIFY(shown);
        trustCertificate({shown->server, shown->sha256, shown->trustUntil()});
        RecordList sink;
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 40);
        QCOMPARE(m_server->truth().size(), size_t{40});
    }
};

SERVESCOPE_TEST(SecureConnectionsTest)
#include "secure_connections_test.moc"
