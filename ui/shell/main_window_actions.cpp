// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window_private.h"

#include "ui/common/inline_message.h"
#include "ui/results/results_page.h"
#include "ui/run/run_page.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/template_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/home_page.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/shell/toasts.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace servescope {

void MainWindow::Private::connectActions()
{
    const auto on = [this](ActionId id, auto what) {
        QObject::connect(actions->get(id), &QAction::triggered, window, what);
    };
    on(ActionId::GoHome, [this] { showPage(Page::Home); });
    on(ActionId::GoScenario, [this] { showPage(Page::Scenario); });
    on(ActionId::GoRun, [this] { showPage(Page::Run); });
    on(ActionId::GoResults, [this] { showPage(Page::Results); });
    on(ActionId::GoInstrument, [this] { showPage(Page::Instrument); });
    on(ActionId::NewScenario, [this] { newScenario(); });
    on(ActionId::OpenScenario, [this] { chooseScenario(); });
    on(ActionId::OpenResults, [this] { chooseResults(); });
    on(ActionId::Save, [this] { scenario->save(); });
    on(ActionId::SaveAs, [this] { scenario->saveAs(); });
    on(ActionId::Run, [this] { runScenario(); });
    on(ActionId::Stop, [this] { control->queue().cancel(); });
    on(ActionId::SkipPoint, [this] { run->skipPoint(); });
    on(ActionId::PauseQueue, [this] { run->togglePause(); });
    on(ActionId::RetryPoints, [this] { run->retry(); });
    on(ActionId::RunAgain, [this] { run->runAgain(); });
    on(ActionId::ResumeRun, [this] { chooseRunToResume(); });
    on(ActionId::TestConnection, [this] {
        showPage(Page::Scenario);
        scenario->testConnection();
    });
    on(ActionId::CopyCommands, [this] {
        showPage(Page::Scenario);
        scenario->copyCommands(CommandFlavor::ServeScope);
    });
    on(ActionId::CommandPalette, [this] { showPalette(); });
    on(ActionId::TryIt, [this] { tryIt(); });
    on(ActionId::RefreshResults, [this] { results->refresh(); });
    on(ActionId::Report, [this] { showReport(); });
    on(ActionId::Guide, [this] { showGuide({}); });
    on(ActionId::Preferences, [this] { showPreferences(); });
    on(ActionId::Quit, [this] { window->close(); });
    QObject::connect(mainButton, &QPushButton::clicked, window, [this] {
        actions->get(control->running() ? ActionId::Stop : ActionId::Run)->trigger();
    });
}

void MainWindow::Private::connectPages()
{
    QObject::connect(home, &HomePage::tryRequested, window, [this] { tryIt(); });
    QObject::connect(home, &HomePage::openScenarioRequested, window, [this] { chooseScenario(); });
    QObject::connect(home, &HomePage::openResultsRequested, window, [this] { chooseResults(); });
    QObject::connect(home, &HomePage::pathActivated, window, &MainWindow::openPath);
    QObject::connect(home, &HomePage::interruptedFound, window,
                     [this](const QString &path, const QString &name) { offerToResume(path, name); });
    QObject::connect(run, &RunPage::tryRequested, window, [this] { tryIt(); });
    QObject::connect(run, &RunPage::openScenarioRequested, window, [this] { chooseScenario(); });
    QObject::connect(run, &RunPage::resultsRequested, window,
                     [this](const QString &folder) { openRun(folder); });
    QObject::connect(scenario, &ScenarioPage::runRequested, window,
                     [this](const Scenario &what, const QByteArray &text, const QString &title) {
                         whenRunMayBegin(what, [=, this] { startRun(what, text, title); });
                     });
    QObject::connect(scenario, &ScenarioPage::saved, window, [this](const QString &path) { remember(path); });
    QObject::connect(scenario, &ScenarioPage::scenarioChanged, window, [this] { refresh(); });
    QObject::connect(scenario, &ScenarioPage::titleChanged, window, [this] { refresh(); });

    QObject::connect(results, &ResultsPage::runOpened, window,
                     [this](const QString &path) { openedRun = path; });
    QObject::connect(control, &RunControl::messageReady, window,
                     [this](Tone tone, const QString &sentence) { showMessage(tone, sentence); });
    QObject::connect(
        control, &RunControl::runEnded, window,
        [this](int job, const QString &folder, RunState state) { onRunEnded(job, folder, state); });
    QObject::connect(control, &RunControl::certificateRefused, window,
                     [this](const QUrl &server) { askAboutCertificate(server); });
    QObject::connect(control, &RunControl::serverChanged, window, [this] { refreshStatus(); });
    QObject::connect(&control->queue(), &RunQueue::rowChanged, window, [this] { refreshStatus(); });
    QObject::connect(&control->queue(), &RunQueue::rowsAdded, window, [this] { refresh(); });
    QObject::connect(&control->queue(), &RunQueue::pausedChanged, window, [this] { refresh(); });
    QObject::connect(&control->queue(), &RunQueue::rowsReset, window, [this] { refresh(); });
    QObject::connect(&control->queue(), &RunQueue::snapshotTaken, window, [this] { refreshInstrument(); });
    QObject::connect(instrument, &InstrumentPage::testingChanged, window, [this] { refresh(); });
    QObject::connect(control, &RunControl::idle, window, [this] { onQueueEnded(); });
    QObject::connect(&control->queue(), &RunQueue::pausedByFailures, window, [this] { tellDesktop(); });
}

void MainWindow::Private::showPage(Page page)
{
    pages->setCurrentIndex(static_cast<int>(page));
    const ActionId id[] = {ActionId::GoHome, ActionId::GoScenario, ActionId::GoRun, ActionId::GoResults,
                           ActionId::GoInstrument};
    actions->get(id[static_cast<int>(page)])->setChecked(true);
    if (page == Page::Home)
        home->loadRecentRuns(library());
    refresh();
}

void MainWindow::Private::showMessage(Tone tone, const QString &sentence)
{
    // What went well may be missed; what did not stays until it is read.
    if (tone == Tone::Bad || tone == Tone::Warning)
        banner->showMessage(tone, sentence);
    else
        toasts->show(tone, sentence);
}

void MainWindow::Private::showPalette()
{
    if (window->findChild<CommandPalette *>())
        return;
    QList<QAction *> all;
    for (const auto &[id, action] : actions->all())
        if (id != ActionId::CommandPalette)
            all << action;
    (new CommandPalette(all, window))->open();
}

void MainWindow::Private::newScenario()
{
    whenScenarioMayGo([this] {
        auto *dialog = new TemplateDialog(window);
        QObject::connect(dialog, &TemplateDialog::chosen, window,
                         [this](const QByteArray &text, const QString &title) {
                             if (text.isEmpty())
                                 scenario->newScenario();
                             else
                                 scenario->setText(text, title);
                             showPage(Page::Scenario);
                         });
        dialog->open();
    });
}

void MainWindow::Private::showPreferences()
{
    auto *dialog = new PreferencesDialog(preferences, services.libraryFolder, window);
    QObject::connect(dialog, &PreferencesDialog::changed, window, [this](const Preferences &changed) {
        const bool otherLibrary = changed.libraryFolder != preferences.libraryFolder;
        if (changed.theme != preferences.theme)
            applyTheme(*qApp, changed.theme);
        preferences = changed;
        savePreferences(changed);
        if (otherLibrary) {
            results->setLibrary(library());
            home->loadRecentRuns(library());
        }
    });
    dialog->open();
}

void MainWindow::Private::chooseScenario()
{
    auto *dialog = new QFileDialog(window, MainWindow::tr("Open a scenario"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({MainWindow::tr("Scenarios (*.yaml *.yml)"), MainWindow::tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, window,
                     [this](const QString &path) { openScenario(path); });
    dialog->open();
}

void MainWindow::Private::chooseResults()
{
    auto *dialog = new QFileDialog(window, MainWindow::tr("Open a run, or a folder of runs"), library());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, &MainWindow::openPath);
    dialog->open();
}

} // namespace servescope
