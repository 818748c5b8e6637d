// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/common/inline_message.h"
#include "ui/shell/actions.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/desktop_notice.h"
#include "ui/shell/sleep_inhibitor.h"
#include "ui/shell/toasts.h"

#include <QAction>
#include <QDBusConnection>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// The part of a desktop that would blank the screen.
class ScreenSaver : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")
public:
    QStringList reasons;
    int released = 0;

public Q_SLOTS:
    uint Inhibit(const QString &application, const QString &reason) // NOLINT: the bus's names
    {
        reasons << application + u": "_s + reason;
        return 42;
    }
    void UnInhibit(uint cookie) { released += cookie == 42; } // NOLINT
};

/// The part of a desktop that shows news.
class Notifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList shown;

public Q_SLOTS:
    uint Notify(const QString &application, uint, const QString &, const QString &title, // NOLINT
                const QString &text, const QStringList &, const QVariantMap &, int)
    {
        shown << application + u": "_s + title + u" / "_s + text;
        return 7;
    }
};

} // namespace

class ShellComfortsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersFindCommands()
    {
        QVERIFY(CommandPalette::match(u"run"_s, u"Run 6 points"_s) >
                CommandPalette::match(u"run"_s, u"Resume a run"_s));
        QVERIFY(CommandPalette::match(u"tc"_s, u"Test connection"_s) > 0);
        QVERIFY(CommandPalette::match(u"xyz"_s, u"Test connection"_s) < 0);
        QCOMPARE(CommandPalette::match(QString(), u"Anything"_s), 0);
    }

    void paletteTriggersWhatIsChosen()
    {
        QWidget window;
        const Actions actions(&window);
        window.show();
        QList<QAction *> all;
        for (const auto &[id, action] : actions.all())
            all << action;
        auto *palette = new CommandPalette(all, &window);
        palette->open();
        QCOMPARE(palette->shown().size(), all.size());
        QSignalSpy triggered(actions.get(ActionId::Preferences), &QAction::triggered);
        QTest::keyClicks(palette->findChild<QLineEdit *>(), u"prefer"_s);
        QCOMPARE(palette->shown().first(), actions.get(ActionId::Preferences)->text());
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(triggered.size(), 1);
        QTRY_VERIFY(!window.findChild<CommandPalette *>());
    }

    void paletteSkipsWhatCannotBeDone()
    {
        QWidget window;
        const Actions actions(&window);
        actions.get(ActionId::Save)->setEnabled(false);
        CommandPalette palette({actions.get(ActionId::Save), actions.get(ActionId::SaveAs)}, nullptr);
        palette.setAttribute(Qt::WA_DeleteOnClose, false);
        palette.show();
        QSignalSpy save(actions.get(ActionId::Save), &QAction::triggered);
        QSignalSpy saveAs(actions.get(ActionId::SaveAs), &QAction::triggered);
        QTest::keyClicks(palette.findChild<QLineEdit *>(), u"save"_s);
        QTest::keyClick(palette.findChild<QLineEdit *>(), Qt::Key_Up); // nothing above
        QTest::keyClick(palette.findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(saveAs.size(), 1);
        QCOMPARE(save.size(), 0);
    }

    void toastsComeAndGo()
    {
        QWidget host;
        host.resize(1200, 400);
        auto *room = new QWidget(&host);
        room->setGeometry(150, 20, 900, 40);
        host.show();
        Toasts toasts(&host, room);
        for (int i = 0; i < Toasts::AtMost + 1; ++i)
            toasts.show(Tone::Good, u"news %1"_s.arg(i));
        QCOMPARE(toasts.texts().size(), Toasts::AtMost);
        QCOMPARE(toasts.texts().last(), u"news 3"_s);
        const auto inside = [&] {
            const QRect all = toasts.geometry(), free = room->geometry();
            return all.left() >= free.left() && all.right() <= free.right() && all.top() >= free.top();
        };
        QVERIFY(inside());
        room->setGeometry(150, 20, 500, 40);
        QTRY_VERIFY(inside());
        const auto messages = toasts.findChildren<InlineMessage *>();
        QTest::mouseClick(messages.last()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(toasts.texts().size(), Toasts::AtMost - 1);
        toasts.show(Tone::Good, u"in a narrow room"_s); // only one has room
        QCOMPARE(toasts.texts(), QStringList{u"in a narrow room"_s});
    }

    void desktopIsAskedAndTold()
    {
        const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (daemon.isEmpty())
            QSKIP("There is no dbus-daemon here.");
        QProcess bus;
        bus.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QTRY_VERIFY_WITH_TIMEOUT(bus.canReadLine(), 5000);
        const QByteArray address = bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS",
                address); // where no login1 is: one that does not answer is no harm
        QDBusConnection desktop = QDBusConnection::connectToBus(QString::fromLatin1(address), u"desktop"_s);
        ScreenSaver saver;
        QVERIFY(desktop.registerService(u"org.freedesktop.ScreenSaver"_s));
        QVERIFY(desktop.registerObject(u"/org/freedesktop/ScreenSaver"_s, &saver,
                                       QDBusConnection::ExportAllSlots));
        {
            SleepInhibitor inhibitor;
            QVERIFY(!inhibitor.held());
            inhibitor.hold(u"measuring"_s);
            inhibitor.hold(u"measuring"_s);
            QTRY_VERIFY(inhibitor.held());
            QCOMPARE(saver.reasons, QStringList{u"ServeScope: measuring"_s});
            inhibitor.release();
            QTRY_COMPARE(saver.released, 1);
            inhibitor.hold(u"again"_s);
            QTRY_VERIFY(inhibitor.held());
        }
        QTRY_COMPARE(saver.released, 2); // an end without release()

        Notifications news;
        showDesktopNotice(u"nobody"_s, u"is there yet"_s); // no harm
        QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
        QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &news,
                                       QDBusConnection::ExportAllSlots));
        showDesktopNotice(u"Done"_s, u"3 points < 4"_s);
        QTRY_COMPARE(news.shown, QStringList{u"ServeScope: Done / 3 points &lt; 4"_s});
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        bus.kill();
        QVERIFY(bus.waitForFinished(3000));
    }
};

SERVESCOPE_TEST(ShellComfortsTest)
#include "comforts_test.moc"
