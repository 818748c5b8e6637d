// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/key_ring.h"
#include "tests/support/fake_key_store.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class KeyRingTest : public QObject
{
    Q_OBJECT
    std::shared_ptr<FakeKeyStore::Contents> m_keychain;
    const QString m_url = u"https://api.example.test/v1"_s;
    const QString m_server = u"api.example.test:443"_s;

    std::unique_ptr<KeyRing> ring() const
    {
        return std::make_unique<KeyRing>(std::make_unique<FakeKeyStore>(m_keychain));
    }
    /// What keep() ended with; code "none yet" before it did.
    Error keep(KeyRing &ring, const QByteArray &key, bool remember)
    {
        Error end{u"none yet"_s, {}, {}, {}};
        ring.keep(m_url, key, remember, this,
                  [&end](const Result<void> &done) { end = done ? Error{} : done.error(); });
        return end;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"ServeScopeTests"_s);
        QCoreApplication::setApplicationName(u"keychain"_s);
    }
    void init()
    {
        QSettings().clear();
        m_keychain = std::make_shared<FakeKeyStore::Contents>();
    }

    void aServerIsAHostAndAPort_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("server");
        QTest::newRow("https") << u"https://API.Example.test/v1"_s << m_server;
        QTest::newRow("http") << u"http://api.example.test"_s << u"api.example.test:80"_s;
        QTest::newRow("port") << u" http://127.0.0.1:8000/ "_s << u"127.0.0.1:8000"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8000"_s << u"[::1]:8000"_s;
        QTest::newRow("user part") << u"https://me:pw@api.example.test"_s << m_server;
        QTest::newRow("none") << u""_s << u""_s;
    }
    void aServerIsAHostAndAPort()
    {
        QFETCH(QString, url);
        QTEST(keyServer(url), "server");
    }

    void aRememberedKeyComesBackInTheNextSession()
    {
        {
            const auto first = ring();
            QCOMPARE(first->place(m_url), KeyRing::Place::None);
            QCOMPARE(keep(*first, "sk-typed-once", true), Error{});
            QCOMPARE(first->place(m_url), KeyRing::Place::Keychain);
            QCOMPARE(first->key(m_url), "sk-typed-once");
        }
        QCOMPARE(m_keychain->keys.value(m_server), "sk-typed-once");
        const auto next = ring();
        QCOMPARE(next->place(m_url), KeyRing::Place::Keychain);
        QCOMPARE(next->key(m_url), QByteArray());
        QByteArray found;
        const auto take = [&found](const QByteArray &key) { found = key; };
        next->find(m_url, this, take);
        QCOMPARE(found, "sk-typed-once");
        QCOMPARE(next->key(m_url), "sk-typed-once");
        next->find(m_url, this, take);
        QCOMPARE(m_keychain->reads, 1);
    }

    void otherServersDoNotOpenTheKeychain()
    {
        const auto keys = ring();
        keep(*keys, "sk-a", true);
        bool called = false;
        keys->find(u"http://api.example.test:8000"_s, this, [&called](const QByteArray &key) {
            called = true;
            QVERIFY(key.isEmpty()); // another port is another server
        });
        QVERIFY(called);
        QCOMPARE(m_keychain->reads, 0);
    }

    void aSessionKeyGoesIntoNoKeychain()
    {
        {
            const auto keys = ring();
            keep(*keys, "sk-old", true);
            QCOMPARE(keep(*keys, "sk-new", false), Error{});
            QCOMPARE(keys->place(m_url), KeyRing::Place::Session);
            QCOMPARE(keys->key(m_url), "sk-new");
        }
        QVERIFY(m_keychain->keys.isEmpty()); // nor does the old one come back tomorrow
        QCOMPARE(ring()->place(m_url), KeyRing::Place::None);
    }

    void withoutAServiceTheKeyLastsForTheSession()
    {
        m_keychain->broken = Error{u"keychain.absent"_s, u"None."_s, {}, {}};
        const auto keys = ring();
        QCOMPARE(keep(*keys, "sk-a", true).code, u"keychain.absent"_s);
        QCOMPARE(keys->key(m_url), "sk-a");
        QCOMPARE(keys->place(m_url), KeyRing::Place::Session);
        KeyRing bare;
        QVERIFY(!bare.canRemember());
        QCOMPARE(keep(bare, "sk-b", true).code, u"keychain.not_built"_s);
        QCOMPARE(bare.key(m_url), "sk-b");
        QCOMPARE(bare.place(m_url), KeyRing::Place::Session);
    }

    void aSilentKeychainIsNotWaitedForForever()
    {
        keep(*ring(), "sk-a", true);
        m_keychain->silent = true;
        const auto keys = ring();
        keys->setPatience(30ms);
        int answers = 0;
        QByteArray found = "unset";
        keys->find(m_url, this, [&](const QByteArray &key) {
            ++answers;
            found = key;
        });
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 1);
        QCOMPARE(found, QByteArray());
        QSignalSpy changed(keys.get(), &KeyRing::changed);
        m_keychain->waiting.front()(); // the person typed the keychain's password at last
        QCOMPARE(answers, 1);
        QCOMPARE(keys->key(m_url), "sk-a");
        QCOMPARE(changed.size(), 1);

        Error end;
        keys->keep(m_url, "sk-b", true, this, [&end](const Result<void> &done) { end = done.error(); });
        QTRY_COMPARE(end.code, u"keychain.silent"_s);
        QCOMPARE(keys->key(m_url), "sk-b");
    }

    void whoAskedMayBeGone()
    {
        keep(*ring(), "sk-a", true);
        m_keychain->silent = true;
        const auto keys = ring();
        auto asker = std::make_unique<QObject>();
        bool called = false;
        keys->find(m_url, asker.get(), [&called](const QByteArray &) { called = true; });
        asker.reset();
        m_keychain->waiting.front()();
        QVERIFY(!called);
        QCOMPARE(keys->key(m_url), "sk-a");
    }

    void forgets()
    {
        const auto keys = ring();
        keep(*keys, "sk-a", true);
        bool done = false;
        keys->forget(m_url, this, [&done](const Result<void> &result) { done = result.ok(); });
        QVERIFY(done);
        QVERIFY(m_keychain->keys.isEmpty());
        QVERIFY(keys->key(m_url).isEmpty());
        QCOMPARE(keys->place(m_url), KeyRing::Place::None);
        QCOMPARE(ring()->place(m_url), KeyRing::Place::None);
    }

    /// The settings know which servers have a key, and no key.
    void theSettingsHoldNoKey()
    {
        keep(*ring(), "sk-typed-once", true);
        QSettings().sync();
        QFile file(QSettings().fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("api.example.test"));
        QVERIFY(!text.contains("sk-typed-once"));
    }

    /// Without a message bus there is a sentence instead of a key; nothing is asked of a real keychain here.
    void theSystemsKeychainMayBeAbsent()
    {
        if (!makeSystemKeyStore())
            QSKIP("built without QtKeychain");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        KeyRing keys(makeSystemKeyStore());
        keys.setPatience(10s);
        Error end;
        keys.keep(u"http://127.0.0.1:1"_s, "sk-nowhere", true, this, [&end](const Result<void> &done) {
            end = done ? Error{u"kept"_s, {}, {}, {}} : done.error();
        });
        QTRY_VERIFY_WITH_TIMEOUT(!end.code.isEmpty(), 15000);
        QVERIFY2(end.code == "keychain.absent"_L1 || end.code == "keychain.failed"_L1, qPrintable(end.code));
        QVERIFY(!end.message.contains(u"sk-nowhere"));
        QCOMPARE(keys.key(u"http://127.0.0.1:1"_s), "sk-nowhere");
    }
};

SERVESCOPE_TEST(KeyRingTest)
#include "key_ring_test.moc"
