// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_key_store.h"
#include "tests/support/registry.h"
#include "ui/common/inline_message.h"
#include "ui/connection/key_dialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class KeyDialogTest : public QObject
{
    Q_OBJECT
    std::shared_ptr<FakeKeyStore::Contents> m_keychain;
    std::unique_ptr<KeyRing> m_ring;
    std::unique_ptr<KeyDialog> m_dialog;
    const QString m_url = u"http://127.0.0.1:8000"_s;

    void open(bool variableSet = false)
    {
        m_dialog = std::make_unique<KeyDialog>(*m_ring, m_url, u"OPENAI_API_KEY"_s, variableSet);
        m_dialog->show();
    }
    template <typename T>
    T *part(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    QString state() const { return part<QLabel>(u"keyState"_s)->text(); }
    void click(const QString &name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_keychain = std::make_shared<FakeKeyStore::Contents>();
        m_ring = std::make_unique<KeyRing>(std::make_unique<FakeKeyStore>(m_keychain));
    }
    void cleanup()
    {
        m_dialog.reset();
        m_ring.reset();
    }

    void aTypedKeyGoesIntoTheKeychain()
    {
        open();
        QCOMPARE(state(), u"No key is known for this server."_s);
        QVERIFY(!part<QPushButton>(u"keepKey"_s)->isEnabled());
        QVERIFY(!part<QPushButton>(u"forgetKey"_s)->isVisible());
        auto *field = part<QLineEdit>(u"typedKey"_s);
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QTest::keyClicks(field, u" sk-typed-4711 "_s);
        QVERIFY(field->displayText().count(u'k') == 0);
        QSignalSpy changed(m_dialog.get(), &KeyDialog::keyChanged);
        click(u"keepKey"_s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_keychain->keys.value(u"127.0.0.1:8000"_s), "sk-typed-4711");
        QVERIFY(field->text().isEmpty());

        open();
        QCOMPARE(state(), u"The key of this server lies in the system keychain."_s);
        QVERIFY(part<QLineEdit>(u"typedKey"_s)->text().isEmpty()); // it is not shown again
        click(u"forgetKey"_s);
        QVERIFY(m_keychain->keys.isEmpty());
        QCOMPARE(m_ring->key(m_url), QByteArray());
    }

    void orLastsForTheSession()
    {
        open();
        QTest::keyClicks(part<QLineEdit>(u"typedKey"_s), u"sk-session"_s);
        QTest::keyClick(part<QCheckBox>(u"rememberKey"_s), Qt::Key_Space);
        QTest::keyClick(part<QLineEdit>(u"typedKey"_s), Qt::Key_Return);
        QVERIFY(!m_dialog->isVisible());
        QVERIFY(m_keychain->keys.isEmpty());
        QCOMPARE(m_ring->key(m_url), "sk-session");
        open();
        QCOMPARE(state(), u"The key of this server is kept until ServeScope closes."_s);
    }

    void aMissingServiceIsSaid()
    {
        m_keychain->broken = Error{u"keychain.absent"_s,
                                   u"No keychain service can be used here: none is running."_s,
                                   u"Start one."_s,
                                   {}};
        open();
        QTest::keyClicks(part<QLineEdit>(u"typedKey"_s), u"sk-4711"_s);
        click(u"keepKey"_s);
        QVERIFY(m_dialog->isVisible());
        const QString said = part<InlineMessage>(u"keyMessage"_s)->text();
        QVERIFY2(said.contains(u"No keychain service can be used"), qPrintable(said));
        QVERIFY2(said.contains(u"until ServeScope closes"), qPrintable(said));
        QVERIFY(!said.contains(u"4711"));
        QCOMPARE(m_ring->key(m_url), "sk-4711");
    }

    void aSlowKeychainIsWaitedFor()
    {
        m_keychain->silent = true;
        open();
        QTest::keyClicks(part<QLineEdit>(u"typedKey"_s), u"sk-4711"_s);
        click(u"keepKey"_s);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(!part<QLineEdit>(u"typedKey"_s)->isEnabled());
        m_keychain->waiting.front()();
        QVERIFY(!m_dialog->isVisible());
    }

    void theEnvironmentGoesFirst()
    {
        open(true);
        QVERIFY2(state().contains(u"OPENAI_API_KEY"), qPrintable(state()));
    }

    void withoutQtKeychainNothingIsPromised()
    {
        m_ring = std::make_unique<KeyRing>();
        open();
        auto *remember = part<QCheckBox>(u"rememberKey"_s);
        QVERIFY(!remember->isEnabled() && !remember->isChecked());
        QVERIFY(!remember->toolTip().isEmpty());
        QTest::keyClicks(part<QLineEdit>(u"typedKey"_s), u"sk-4711"_s);
        click(u"keepKey"_s);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_ring->key(m_url), "sk-4711");
    }
};

SERVESCOPE_TEST(KeyDialogTest)
#include "key_dialog_test.moc"
