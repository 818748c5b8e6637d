// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/shell/actions.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/path_kind.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/recent_files.h"
#include "ui/shell/recent_list.h"
#include "ui/shell/status_item.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

void touch(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

} // namespace

class PiecesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QSettings().clear(); }

    void everyActionIsComplete()
    {
        QWidget window;
        const Actions actions(&window);
        QSet<QKeySequence> shortcuts;
        for (const auto &[id, action] : actions.all()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->icon().isNull(), qPrintable(action->text()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!shortcuts.contains(action->shortcut()), qPrintable(action->text()));
            QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
            QVERIFY(window.actions().contains(action));
            shortcuts.insert(action->shortcut());
        }
        QCOMPARE(actions.get(ActionId::Preferences)->shortcut(), QKeySequence(u"Ctrl+,"_s));
        QCOMPARE(actions.get(ActionId::Stop)->shortcut(), QKeySequence(u"Ctrl+."_s));
    }

    void railSwitchesPages()
    {
        QWidget window;
        const Actions actions(&window);
        NavigationRail rail({actions.get(ActionId::GoHome), actions.get(ActionId::GoRun)});
        rail.show();
        QSignalSpy gone(actions.get(ActionId::GoRun), &QAction::triggered);
        const auto buttons = rail.findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), 2);
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(gone.count(), 1);
        QVERIFY(actions.get(ActionId::GoRun)->isChecked());
    }

    void kindsOfPaths()
    {
        QTemporaryDir folder;
        const QDir dir(folder.path());
        QVERIFY(dir.mkpath(u"run"_s) && dir.mkpath(u"library"_s));
        touch(dir.filePath(u"combos.yaml"_s));
        touch(dir.filePath(u"b.YML"_s));
        touch(dir.filePath(u"notes.txt"_s));
        touch(dir.filePath(u"run/manifest.json"_s));
        QCOMPARE(pathKind(dir.filePath(u"combos.yaml"_s)), PathKind::Scenario);
        QCOMPARE(pathKind(dir.filePath(u"b.YML"_s)), PathKind::Scenario);
        QCOMPARE(pathKind(dir.filePath(u"notes.txt"_s)), PathKind::Other);
        QCOMPARE(pathKind(dir.filePath(u"run"_s)), PathKind::Run);
        QCOMPARE(pathKind(dir.filePath(u"run/manifest.json"_s)), PathKind::Run);
        QCOMPARE(runFolderOf(dir.filePath(u"run/manifest.json"_s)), dir.filePath(u"run"_s));
        QCOMPARE(pathKind(dir.filePath(u"library"_s)), PathKind::Library);
        QCOMPARE(pathKind(dir.filePath(u"gone.yaml"_s)), PathKind::Missing);
        QCOMPARE(pathKind({}), PathKind::Missing);
    }

    void recentFilesKeepTen()
    {
        RecentFiles recent(u"recentScenarios"_s);
        QVERIFY(recent.paths().isEmpty());
        for (int i = 0; i < 13; ++i)
            recent.add(u"/x/%1.yaml"_s.arg(i));
        recent.add(u"/x/7.yaml"_s);
        QCOMPARE(recent.paths().size(), 10);
        QCOMPARE(recent.paths().first(), u"/x/7.yaml"_s);
        QCOMPARE(recent.paths().count(u"/x/7.yaml"_s), 1);
        recent.remove(u"/x/7.yaml"_s);
        QVERIFY(!RecentFiles(u"recentScenarios"_s).paths().contains(u"/x/7.yaml"_s));
    }

    void recentListOpensOnClick()
    {
        RecentList list(u"Recent runs"_s, u"Nothing yet."_s);
        list.resize(400, 300);
        list.show();
        auto *entries = list.findChild<QListWidget *>();
        QVERIFY(!entries->isVisible());
        list.setItems({{u"/runs/a"_s, u"a"_s, u"today"_s, u"success"_s, Tone::Good},
                       {u"/runs/b"_s, u"b"_s, u"today"_s, u"error"_s, Tone::Bad}});
        QVERIFY(entries->isVisible());
        QSignalSpy activated(&list, &RecentList::activated);
        QTest::mouseClick(entries->viewport(), Qt::LeftButton, {},
                          entries->visualItemRect(entries->item(1)).center());
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().toString(), u"/runs/b"_s);
        list.setItems({});
        QVERIFY(!entries->isVisible());
    }

    void preferencesSurvive()
    {
        QCOMPARE(loadPreferences(), Preferences{});
        const Preferences chosen{u"zh_CN"_s, ThemeChoice::Dark, u"/tmp/runs"_s, 250};
        savePreferences(chosen);
        QCOMPARE(loadPreferences(), chosen);
        QSettings().setValue(u"theme"_s, u"plaid"_s);
        QSettings().setValue(u"language"_s, u"tlh"_s);
        QCOMPARE(loadPreferences().theme, ThemeChoice::System);
        QCOMPARE(loadPreferences().language, u"system"_s);
        for (const QVariant &odd : {QVariant(-1), QVariant(u"many"_s), QVariant(mostMillionTokens + 1)}) {
            QSettings().setValue(u"askAboveMillionTokens"_s, odd);
            QCOMPARE(loadPreferences().askAboveMillionTokens, 10);
        }
    }

    void preferencesDialogTellsOfEachChange()
    {
        PreferencesDialog dialog(Preferences{}, u"/default/runs"_s);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QSignalSpy changed(&dialog, &PreferencesDialog::changed);
        auto *note = dialog.findChild<QLabel *>(u"restartNote"_s);
        auto *language = dialog.findChild<QComboBox *>(u"language"_s);
        auto *theme = dialog.findChild<QComboBox *>(u"theme"_s);
        QCOMPARE(dialog.findChild<QLineEdit *>(u"libraryFolder"_s)->text(),
                 QDir::toNativeSeparators(u"/default/runs"_s));
        QVERIFY(!note->isVisible());
        language->setCurrentIndex(2);
        QVERIFY(note->isVisible());
        QCOMPARE(dialog.preferences().language, u"zh_CN"_s);
        language->setCurrentIndex(0);
        QVERIFY(!note->isVisible());
        QTest::keyClick(theme, Qt::Key_End);
        QCOMPARE(dialog.preferences().theme, ThemeChoice::Dark);
        auto *limit = dialog.findChild<QSpinBox *>(u"askAboveMillionTokens"_s);
        QTest::keyClick(limit, Qt::Key_Up);
        QCOMPARE(dialog.preferences().askAboveMillionTokens, 11);
        QCOMPARE(changed.count(), 4);
    }

    void statusItemSpeaks()
    {
        StatusItem item;
        item.display(u"error"_s, Tone::Bad, u"Nothing answers."_s, u"why"_s);
        QCOMPARE(item.text(), u"Nothing answers."_s);
        QCOMPARE(item.tone(), Tone::Bad);
        QCOMPARE(item.toolTip(), u"why"_s);
    }
};

SERVESCOPE_TEST(PiecesTest)
#include "pieces_test.moc"
