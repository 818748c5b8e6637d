// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/run/run_page.h"
#include "ui/scenario/scenario_page.h"
#include "ui/shell/home_card.h"
#include "ui/shell/main_window.h"
#include "ui/shell/recent_list.h"
#include "ui/shell/status_item.h"
#include "ui/shell/toasts.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray twoPoints = "model: sim-model\nbase_url: http://127.0.0.1:1\ntokenizer: \"\"\n"
                             "input_output:\n  - [16, 8]\nconcurrency_prompts:\n  - [1, 2]\n  - [2, 4]\n";

enum Page { HomeIndex, ScenarioIndex, RunIndex, ResultsIndex };

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<MainWindow> m_window;

    QString write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder->filePath(name);
        return writeFile(path, text) ? path : QString();
    }
    int page() const { return m_window->findChild<QStackedWidget *>(u"pages"_s)->currentIndex(); }
    QPushButton *mainButton() const { return m_window->findChild<QPushButton *>(u"mainButton"_s); }
    /// The plural forms come from the catalogue, which tests do not load.
    bool buttonSays(QStringView start) const { return mainButton()->text().startsWith(start); }
    InlineMessage *banner() const { return m_window->findChild<InlineMessage *>(u"banner"_s); }
    StatusItem *status(const QString &name) const { return m_window->findChild<StatusItem *>(name); }
    ScenarioPage *scenario() const { return m_window->findChild<ScenarioPage *>(); }
    void typeAtTheEnd(const QString &text)
    {
        auto *editor = scenario()->findChild<QPlainTextEdit *>();
        editor->moveCursor(QTextCursor::End);
        for (const QChar &character : text) // a new line is a key of its own
            character == u'\n' ? QTest::keyClick(editor, Qt::Key_Return)
                               : QTest::keyClicks(editor, character);
    }
    void press(const QString &keys) { QTest::keySequence(m_window.get(), QKeySequence(keys)); }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        WindowServices services;
        services.startSimulator = [this]() -> Result<QUrl> {
            SimulatorOptions options;
            options.exact =
                SimulatorOptions::Exact{std::chrono::milliseconds(5), std::chrono::milliseconds(1)};
            m_simulator = std::make_unique<Simulator>(options);
            if (const Result<void> started = m_simulator->start(); !started)
                return started.error();
            return m_simulator->url();
        };
        services.demoScenario = twoPoints;
        services.libraryFolder = m_folder->filePath(u"runs"_s);
        services.apiKey = [] { return QByteArray(); };
        m_window = std::make_unique<MainWindow>(std::move(services));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_simulator.reset();
        applyTheme(*qApp, ThemeChoice::Light);
    }

    void aLargeRunIsAskedAbout()
    {
        const QByteArray large = "model: sim-model\nbase_url: http://127.0.0.1:1\ntokenizer: \"\"\n"
                                 "input_output:\n  - [8000, 8000]\nconcurrency_prompts:\n  - [1, 1000]\n";
        m_window->openPath(write(u"large.yaml"_s, large));
        const auto answer = [this](int button) {
            QTest::mouseClick(mainButton(), Qt::LeftButton);
            auto *box = m_window->findChild<QMessageBox *>(u"largeRun"_s);
            QVERIFY(box && box->isVisible());
            QVERIFY2(box->text().contains(u"16 million"_s), qPrintable(box->text()));
            QTest::mouseClick(box->buttons().at(button), Qt::LeftButton);
            QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"largeRun"_s));
        };
        answer(1);
        QCOMPARE(page(), ScenarioIndex);
        answer(0);
        QCOMPARE(page(), RunIndex);
    }
    void beginsAtHome()
    {
        QCOMPARE(page(), HomeIndex);
        QVERIFY(!mainButton()->isEnabled());
        QCOMPARE(mainButton()->text(), u"Run"_s);
        QVERIFY(!status(u"serverItem"_s)->text().isEmpty());
        QVERIFY(!status(u"runItem"_s)->text().isEmpty());
        press(u"Ctrl+3"_s);
        QCOMPARE(page(), RunIndex);
        press(u"Ctrl+4"_s);
        QCOMPARE(page(), ResultsIndex);
        press(u"Ctrl+1"_s);
        QCOMPARE(page(), HomeIndex);
    }

    void opensAScenarioFromHome()
    {
        const QString path = write(u"combos.yaml"_s, twoPoints);
        QTest::mouseClick(m_window->findChild<HomeCard *>(u"scenarioCard"_s)->button(), Qt::LeftButton);
        auto *dialog = m_window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(page(), ScenarioIndex);
        QTRY_VERIFY(buttonSays(u"Run 2 point"));
        QVERIFY(mainButton()->isEnabled());
        QVERIFY(m_window->windowTitle().contains(u"combos.yaml"));
        QVERIFY(status(u"serverItem"_s)->text().contains(u"http://127.0.0.1:1"));

        typeAtTheEnd(u"  - [4, 8]\n"_s);
        QTRY_VERIFY(buttonSays(u"Run 3 point"));
        QVERIFY(m_window->isWindowModified());
        typeAtTheEnd(u"model: [\n"_s);
        QTRY_VERIFY(!mainButton()->isEnabled());

        press(u"Ctrl+1"_s);
        const auto items = m_window->findChild<RecentList *>(u"recentScenarios"_s)->items();
        QCOMPARE(items.size(), 1U);
        QCOMPARE(items.front().path, path);
    }

    void oddPathsAreAnsweredInTheWindow()
    {
        m_window->openPath(m_folder->filePath(u"gone.yaml"_s));
        QVERIFY(banner()->isVisible());
        QVERIFY(banner()->text().contains(u"gone.yaml"));
        m_window->openPath(write(u"notes.txt"_s, "hello"));
        QVERIFY(banner()->text().contains(u"notes.txt"));
        QCOMPARE(page(), HomeIndex);
        m_window->openPath(m_folder->path());
        QCOMPARE(page(), ResultsIndex);
    }

    void takesDrops()
    {
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(write(u"dropped.yaml"_s, twoPoints))});
        QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(page(), ScenarioIndex);
        QTRY_VERIFY(m_window->windowTitle().contains(u"dropped.yaml"));
    }

    void themeChangesLive()
    {
        applyTheme(*qApp, ThemeChoice::Light);
        press(u"Ctrl+,"_s);
        auto *dialog = m_window->findChild<QDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>(u"theme"_s)->setCurrentIndex(2);
        QVERIFY(isDark(QApplication::palette()));
        QCOMPARE(QSettings().value(u"theme"_s).toString(), u"dark"_s);
        dialog->findChild<QComboBox *>(u"theme"_s)->setCurrentIndex(1);
        QVERIFY(!isDark(QApplication::palette()));
        dialog->close();
    }

    void tryItEndsOnResults()
    {
        QTest::mouseClick(m_window->findChild<HomeCard *>(u"tryCard"_s)->button(), Qt::LeftButton);
        QCOMPARE(page(), RunIndex);
        QCOMPARE(mainButton()->text(), u"Stop"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page(), ResultsIndex, 30000);
        QVERIFY(scenario()->text().contains(m_simulator->url().toString().toUtf8()));
        QTRY_VERIFY(buttonSays(u"Run 2 point"));
        QCOMPARE(status(u"serverItem"_s)->tone(), Tone::Good);
        QCOMPARE(m_window->findChild<Toasts *>()->texts().size(), 1);
        QVERIFY(!banner()->isVisible());
        press(u"Ctrl+1"_s);
        QTRY_COMPARE(m_window->findChild<RecentList *>(u"recentRuns"_s)->items().size(), 1U);
    }

    void absentServerIsOneSentence()
    {
        m_window->openPath(write(u"combos.yaml"_s, twoPoints));
        QTRY_VERIFY(mainButton()->isEnabled());
        QTest::mouseClick(mainButton(), Qt::LeftButton);
        QCOMPARE(page(), RunIndex);
        QTRY_VERIFY_WITH_TIMEOUT(buttonSays(u"Run 2 point"), 30000);
        QVERIFY(banner()->isVisible());
        QCOMPARE(banner()->tone(), Tone::Bad);
        QVERIFY2(banner()->text().contains(u"127.0.0.1:1"), qPrintable(banner()->text()));
        QCOMPARE(status(u"serverItem"_s)->tone(), Tone::Bad);
    }

    void closingDuringARunAsks()
    {
        QByteArray demo = twoPoints;
        demo.append("  - [1, 2000]\n");
        QTest::mouseClick(m_window->findChild<HomeCard *>(u"tryCard"_s)->button(), Qt::LeftButton);
        scenario()->setText(demo.replace("http://127.0.0.1:1", m_simulator->url().toString().toUtf8()),
                            u"long.yaml"_s);
        m_window->findChild<QAction *>(u"play"_s)->trigger(); // joins the queue
        QVERIFY(mainButton()->text() == u"Stop");
        m_window->close();
        QVERIFY(m_window->isVisible());
        auto *box = m_window->findChild<QMessageBox *>(u"askToStop"_s);
        QVERIFY(box && box->isVisible());
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"askToStop"_s));
        QVERIFY(m_window->isVisible());
        m_window->close();
        box = m_window->findChild<QMessageBox *>(u"askToStop"_s);
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 1500);
    }

    void closingWithUnsavedChangesAsks()
    {
        const QString path = write(u"combos.yaml"_s, twoPoints);
        m_window->openPath(path);
        typeAtTheEnd(u"seed: 7\n"_s);
        QTRY_VERIFY(m_window->isWindowModified());
        const auto answer = [this](QMessageBox::ButtonRole role) {
            m_window->close();
            auto *box = m_window->findChild<QMessageBox *>(u"unsavedChanges"_s);
            QVERIFY(box && box->isVisible());
            for (QAbstractButton *button : box->buttons())
                if (box->buttonRole(button) == role)
                    QTest::mouseClick(button, Qt::LeftButton);
            QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"unsavedChanges"_s));
        };
        answer(QMessageBox::RejectRole);
        QVERIFY(m_window->isVisible());
        QCOMPARE(readFile(path).value(), twoPoints);
        answer(QMessageBox::AcceptRole);
        QVERIFY(!m_window->isVisible());
        QVERIFY(readFile(path).value().contains("seed: 7"));
    }

    void changesCanBeDiscarded()
    {
        const QString path = write(u"combos.yaml"_s, twoPoints);
        m_window->openPath(path);
        typeAtTheEnd(u"seed: 7\n"_s);
        QTRY_VERIFY(m_window->isWindowModified());
        m_window->openPath(write(u"other.yaml"_s, twoPoints));
        auto *box = m_window->findChild<QMessageBox *>(u"unsavedChanges"_s);
        QVERIFY(box);
        QCOMPARE(scenario()->title(), u"combos.yaml"_s);
        for (QAbstractButton *button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(scenario()->title(), u"other.yaml"_s);
        QCOMPARE(readFile(path).value(), twoPoints);
    }

    void tryItTellsWhenTheServerCannotStart()
    {
        WindowServices services;
        services.startSimulator = []() -> Result<QUrl> {
            return Error{
                u"simulator.listen"_s, u"The built-in server cannot listen."_s, u"Close programs."_s, {}};
        };
        services.demoScenario = twoPoints;
        services.libraryFolder = m_folder->path();
        MainWindow window(std::move(services));
        window.show();
        QTest::mouseClick(window.findChild<HomeCard *>(u"tryCard"_s)->button(), Qt::LeftButton);
        QCOMPARE(window.findChild<InlineMessage *>(u"banner"_s)->text(),
                 u"The built-in server cannot listen. Close programs."_s);
        QCOMPARE(window.findChild<QStackedWidget *>(u"pages"_s)->currentIndex(), int(HomeIndex));
    }
};

SERVESCOPE_TEST(WindowTest)
#include "window_test.moc"
