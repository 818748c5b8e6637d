// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"
#include "tests/support/tls_front.h"
#include "ui/common/inline_message.h"
#include "ui/connection/certificate_dialog.h"
#include "ui/connection/connection_dialog.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class CertificateDialogTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulator> m_server;
    std::unique_ptr<TlsFront> m_front;

    static QString textOf(const QWidget &dialog)
    {
        QString all;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            all += label->text() + u'\n';
        return all;
    }
    void show(const QString &certificate, quint16 port = 0)
    {
        m_front.reset();
        m_front =
            std::make_unique<TlsFront>(QStringLiteral(TEST_DATA_DIR), certificate, m_server->url(), port);
        QVERIFY(m_front->port() != 0);
    }
    ProbeOptions ask() const
    {
        ProbeOptions options;
        options.baseUrl = m_front->url().toString();
        options.timeout = 5s;
        return options;
    }
    static CertificateDialog *question(const ConnectionDialog &test)
    {
        auto *found = test.findChild<CertificateDialog *>();
        return found && found->isVisible() ? found : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!TlsFront::possible())
            QSKIP("Qt has no TLS here");
    }
    void init()
    {
        QSettings().clear();
        setTrustedCertificates({});
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{5ms, 2ms};
        m_server = std::make_unique<Simulator>(options);
        QVERIFY(m_server->start());
    }
    void cleanup()
    {
        m_front.reset();
        m_server.reset();
        setTrustedCertificates({});
    }

    void aYesIsKeptAndTestedAgain()
    {
        show(u"signed"_s);
        ConnectionDialog test(ask());
        test.show();
        QTRY_VERIFY_WITH_TIMEOUT(question(test), 20000);
        const QString text = textOf(*question(test));
        for (const QString &wanted : {m_front->url().authority(), u"gpu-box.test"_s, u"Test authority"_s,
                                      u"BC:43:F1:40:F2:FF:D8:94:77:5A:B8:CC:4F:90:DB:BD"_s})
            QVERIFY2(text.contains(wanted), qPrintable(wanted + u"\n"_s + text));
        QVERIFY(!question(test)->findChild<InlineMessage *>(u"certificateChanged"_s)->isVisible());
        QVERIFY(question(test)->findChild<QPushButton *>(u"refuseCertificate"_s)->isDefault());
        QTest::mouseClick(question(test)->findChild<QPushButton *>(u"trustCertificate"_s), Qt::LeftButton);
        QVERIFY(test.testing());
        QTRY_VERIFY_WITH_TIMEOUT(!test.testing(), 20000);
        QVERIFY(test.report().usable());
        QVERIFY(!question(test));

        setTrustedCertificates({});
        loadTrustedCertificates(); // the next session
        QCOMPARE(trustedCertificates().size(), size_t{1});
        QCOMPARE(trustedCertificates().front().server, m_front->url().authority());
    }

    void aNoChangesNothing()
    {
        show(u"self-signed"_s);
        ConnectionDialog test(ask());
        test.show();
        QTRY_VERIFY_WITH_TIMEOUT(question(test), 20000);
        QTest::keyClick(question(test), Qt::Key_Escape);
        QTRY_VERIFY(!question(test));
        QVERIFY(!test.testing());
        QVERIFY(!test.report().usable());
        QVERIFY(trustedCertificates().empty());
    }

    void anotherCertificateIsSaidToBeAnother()
    {
        show(u"signed"_s);
        const QDateTime later = QDateTime::currentDateTimeUtc().addDays(1);
        trustCertificate(
            {m_front->url().authority(), QByteArray::fromHex("aabbccdd") + QByteArray(28, 'x'), later});
        ConnectionDialog test(ask());
        test.show();
        QTRY_VERIFY_WITH_TIMEOUT(question(test), 20000);
        auto *changed = question(test)->findChild<InlineMessage *>(u"certificateChanged"_s);
        QVERIFY(changed->isVisible());
        QVERIFY2(changed->text().contains(u"AA:BB:CC:DD"), qPrintable(changed->text()));
    }

    void anAbsentServerAsksNothing()
    {
        show(u"self-signed"_s);
        ProbeOptions options = ask();
        m_front.reset();
        ConnectionDialog test(options);
        test.show();
        QTRY_VERIFY_WITH_TIMEOUT(!test.testing(), 20000);
        QVERIFY(!question(test));
    }
};

SERVESCOPE_TEST(CertificateDialogTest)
#include "certificate_dialog_test.moc"
