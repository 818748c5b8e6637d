// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/library.h"
#include "core/run/queue_memory.h"
#include "core/run/run_queue.h"
#include "core/scenario/scenario_text.h"
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"
#include "ui/common/inline_message.h"
#include "ui/connection/connection_dialog.h"
#include "ui/run/queue_view.h"
#include "ui/run/request_strip.h"
#include "ui/run/run_page.h"
#include "ui/run/status_counts.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/template_dialog.h"
#include "ui/shell/main_window.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What a person does with the window from a new scenario to stored results, with clicks and keys.
class MainPathTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_server;
    std::unique_ptr<MainWindow> m_window;

    void open()
    {
        WindowServices services;
        services.startSimulator = []() -> Result<QUrl> { return Error{u"x"_s, u"x"_s, {}, {}}; };
        services.demoScenario = "model: m\n";
        services.libraryFolder = m_folder->filePath(u"runs"_s);
        services.draftFolder = m_folder->filePath(u"drafts"_s);
        services.apiKey = [] { return QByteArray(); };
        m_window = std::make_unique<MainWindow>(std::move(services));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    std::unique_ptr<Simulator> serve(quint16 port = 0)
    {
        SimulatorOptions options;
        options.port = port;
        options.exact = SimulatorOptions::Exact{3ms, 2ms};
        auto server = std::make_unique<Simulator>(options);
        return server->start() ? std::move(server) : nullptr;
    }
    template <typename T>
    T *part(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void press(const QString &keys) { QTest::keySequence(m_window.get(), QKeySequence(keys)); }
    void click(const QString &name)
    {
        auto *button = part<QAbstractButton>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    ScenarioPage *scenario() const { return m_window->findChild<ScenarioPage *>(); }
    QAbstractItemModel *queue() const { return m_window->findChild<QueueView *>()->model(); }
    QString state(int row) const { return queue()->index(row, 0).data().toString(); }
    QString headline() const { return m_window->findChild<RunPage *>()->headline(); }
    void type(const QString &field, const QString &text)
    {
        auto *line = part<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void typeCell(const QString &table, int row, int column, const QString &text)
    {
        auto *view = part<QTableView>(table);
        view->setFocus();
        view->setCurrentIndex(view->model()->index(row, column));
        QTest::keyClick(view, text[0].toLatin1());
        auto *cell = view->findChild<QLineEdit *>();
        QVERIFY(cell);
        QTest::keyClicks(cell, text.mid(1));
        QTest::keyClick(cell, Qt::Key_Return);
    }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = serve();
        QVERIFY(m_server);
        open();
    }
    void cleanup() { m_window.reset(); }

    void fromATemplateToStoredRuns()
    {
        press(u"Ctrl+N"_s);
        auto *dialog = m_window->findChild<TemplateDialog *>();
        QVERIFY(dialog);
        auto *list = dialog->findChild<QListWidget *>();
        QCOMPARE(list->count(), static_cast<int>(scenarioTemplates().size()));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"beginScenario"_s), Qt::LeftButton);
        QTRY_VERIFY(scenario()->isVisible() && scenario()->text().contains("my-model"));

        type(u"base_url"_s, m_server->url().toString());
        type(u"model"_s, u"sim-model"_s);
        typeCell(u"input_output"_s, 0, 0, u"16"_s);
        typeCell(u"input_output"_s, 0, 1, u"4"_s);
        for (int row = 0; row < 3; ++row)
            typeCell(u"concurrency_prompts"_s, row, 1, QString::number(row == 0 ? 200 : 40 + row));
        QTRY_VERIFY(scenario()->canRun());

        click(u"testConnection"_s);
        auto *test = m_window->findChild<ConnectionDialog *>();
        QVERIFY(test);
        QTRY_VERIFY_WITH_TIMEOUT(!test->testing(), 20000);
        QVERIFY(test->report().usable());
        test->close();
        QTRY_VERIFY(!m_window->findChild<ConnectionDialog *>());
        m_window->activateWindow(); // as a window manager would
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));

        press(u"Ctrl+R"_s);
        QTRY_COMPARE(queue()->rowCount(), 3);
        press(u"Ctrl+2"_s);
        press(u"Ctrl+R"_s); // a second one
        QTRY_COMPARE(queue()->rowCount(), 6);
        click(u"pauseQueue"_s);
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(u"Paused"), 20000);
        const int first = 1; // still waiting, whatever the pace: at most one point has run
        m_window->findChild<QueueView *>()->selectRow(5);
        click(u"moveUp"_s);
        m_window->findChild<QueueView *>()->selectRow(first);
        click(u"skipPoint"_s);
        QCOMPARE(state(first), u"Skipped"_s);
        click(u"pauseQueue"_s);
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(u"Done"), 30000);
        const auto runs = listRuns(m_folder->filePath(u"runs"_s));
        QCOMPARE(runs.size(), size_t{2});
        for (const StoredRun &run : runs)
            QCOMPARE(run.manifest.state, RunState::Finished);
        m_window->findChild<QueueView *>()->selectRow(5);
        click(u"showResults"_s);
        QCOMPARE(part<QStackedWidget>(u"pages"_s)->currentIndex(), 3);
    }

    void aServerThatDiesAndARunThatGoesOn()
    {
        const quint16 port = static_cast<quint16>(m_server->url().port());
        scenario()->setText("model: sim-model\nbase_url: " + m_server->url().toString().toUtf8() +
                                "\nconnect_timeout: 1\ninput_output: [[16, 8]]\n"
                                "concurrency_prompts: [[1, 3], [1, 4000], [1, 4]]\nmax_errors: 3\n",
                            u"dying"_s);
        press(u"Ctrl+2"_s);
        press(u"Ctrl+R"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Running"_s, 20000);
        m_server->stop();
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(u"Done, but"), 30000);
        auto *banner = part<InlineMessage>(u"banner"_s);
        QVERIFY(banner->isVisible() && banner->tone() == Tone::Bad);
        QVERIFY2(banner->text().contains(u"dying"), qPrintable(banner->text()));

        m_server = serve(port);
        QVERIFY(m_server);
        click(u"clearList"_s);
        press(u"Ctrl+Alt+O"_s); // resume: two points have no result
        auto *dialog = m_window->findChild<QFileDialog *>(u"resumeRun"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(listRuns(m_folder->filePath(u"runs"_s)).front().path);
        dialog->close();
        QTRY_COMPARE(queue()->rowCount(), 3);
        QCOMPARE(state(0), u"Finished"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Running"_s, 20000);
        m_window->findChild<QueueView *>()->clearSelection();
        click(u"skipPoint"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(2), u"Finished"_s, 30000);
        QTRY_COMPARE(listRuns(m_folder->filePath(u"runs"_s)).front().manifest.state, RunState::Finished);
    }

    void aStoppedRunIsTakenUpAgain()
    {
        scenario()->setText(
            "model: sim-model\nbase_url: " + m_server->url().toString().toUtf8() +
                "\ninput_output: [[16, 8]]\nconcurrency_prompts: [[1, 3], [1, 900], [1, 4]]\n",
            u"stopped"_s);
        press(u"Ctrl+2"_s);
        press(u"Ctrl+R"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Running"_s, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(part<RequestStrip>({})->shownCount() > 5, 20000);
        QVERIFY(!part<StatusCounts>({})->text().contains(u"Complete 0"));
        click(u"stopAll"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Stopped"_s, 20000);
        QCOMPARE(state(2), u"Stopped"_s);
        QTRY_VERIFY(headline().startsWith(u"Stopped"));
        const QString library = m_folder->filePath(u"runs"_s);
        QTRY_COMPARE(listRuns(library).front().manifest.state, RunState::Cancelled);
        m_window->findChild<QueueView *>()->selectRow(2);
        click(u"retryPoints"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(2), u"Finished"_s, 30000);
        QCOMPARE(state(1), u"Stopped"_s); // only what was selected
        const auto runs = listRuns(library);
        QCOMPARE(runs.size(), size_t{1}); // in its own folder
        QCOMPARE(runs.front().manifest.points[2].completed, 4);
    }

    void offersARunThatWasInterrupted()
    {
        Manifest manifest;
        manifest.model = u"sim-model"_s;
        const QByteArray text = "model: sim-model\nbase_url: " + m_server->url().toString().toUtf8() +
                                "\ninput_output: [[16, 4]]\nconcurrency_prompts: [[1, 2]]\n";
        for (const SweepPoint &point : expandSweep(readScenario(text).scenario))
            manifest.points.push_back({point, RunState::Running, {}, 0, 0});
        const QString library = m_folder->filePath(u"runs"_s);
        QVERIFY(RunFolder::create(library, text, manifest)); // and its writer dies
        m_window.reset();
        open();
        auto *banner = part<InlineMessage>(u"banner"_s);
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 5000);
        QTest::mouseClick(banner->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
        QTRY_COMPARE(queue()->rowCount(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(state(0), u"Finished"_s, 20000);
        QTRY_COMPARE(listRuns(library).front().manifest.state, RunState::Finished);
    }

    void goesOnWithWhatACrashLeftInTheQueue_data()
    {
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("gone on with") << true;
        QTest::newRow("closed") << false;
    }

    void goesOnWithWhatACrashLeftInTheQueue()
    {
        QFETCH(bool, goesOn);
        m_window.reset();
        const QString library = m_folder->filePath(u"runs"_s), kept = m_folder->filePath(u"drafts"_s);
        {
            RunQueue queue;
            const QueueMemory memory(queue, kept); // and its program dies
            queue.setPaused(true);
            for (const QByteArray prompts : {"[1, 2], [1, 3]", "[2, 4]"}) {
                SweepJob job;
                job.scenarioText = "model: sim-model\nbase_url: " + m_server->url().toString().toUtf8() +
                                   "\ninput_output: [[16, 4]]\nconcurrency_prompts: [" + prompts + "]\n";
                job.scenario = readScenario(job.scenarioText).scenario;
                job.library = library;
                job.title = u"night %1"_s.arg(QString::fromLatin1(prompts));
                queue.add(job);
            }
            queue.skip(0);
            QTRY_VERIFY(!QDir(kept).entryList({u"*.queue"_s}).isEmpty());
        }
        open();
        auto *banner = part<InlineMessage>(u"banner"_s);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"night [2, 4]"), qPrintable(banner->text()));
        if (goesOn) {
            QTest::mouseClick(banner->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
            QCOMPARE(queue()->rowCount(), 3);
            QTRY_COMPARE_WITH_TIMEOUT(state(2), u"Finished"_s, 30000);
            QCOMPARE(state(0), u"Skipped"_s);
            QCOMPARE(state(1), u"Finished"_s);
            QTRY_COMPARE(listRuns(library).size(), size_t{2});
        } else {
            QTest::mouseClick(banner->findChild<QAbstractButton *>(u"messageClose"_s), Qt::LeftButton);
            QVERIFY(!banner->isVisible());
        }
        QTRY_VERIFY(QDir(kept).entryList({u"*.queue"_s}).isEmpty());
        m_window.reset();
        open();
        QVERIFY(!part<InlineMessage>(u"banner"_s)->isVisible()); // offered once
    }

    void theSessionComesBack()
    {
        const QString path = m_folder->filePath(u"combos.yaml"_s);
        QVERIFY(writeFile(path, "model: m\nbase_url: http://127.0.0.1:1\ninput_output: [[1, 1]]\n"
                                "concurrency_prompts: [[1, 1]]\n"));
        m_window->openPath(path);
        press(u"Ctrl+2"_s);
        m_window->close();
        open();
        m_window->restoreSession();
        QCOMPARE(scenario()->path(), path);
        QCOMPARE(part<QStackedWidget>(u"pages"_s)->currentIndex(), 1);
    }
};

SERVESCOPE_TEST(MainPathTest)
#include "main_path_test.moc"
