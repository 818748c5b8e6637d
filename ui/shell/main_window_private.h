// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/recent_files.h"
#include "ui/shell/run_control.h"

#include <QPointer>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace servescope {

class GuideWindow;
class HomePage;
class InlineMessage;
class ResultsPage;
class RunPage;
class ScenarioPage;
class StatusItem;
class Toasts;

/// The parts of the window and how they act together. Pages never know each other: all goes through here.
struct MainWindow::Private
{
    Private(MainWindow *owner, WindowServices outside);

    enum class Page { Home, Scenario, Run, Results, Instrument };

    MainWindow *window;
    WindowServices services;
    Preferences preferences = loadPreferences();
    RecentFiles recentScenarios{QStringLiteral("recentScenarios")};
    Actions *actions;
    RunControl *control;
    HomePage *home;
    ScenarioPage *scenario;
    RunPage *run;
    ResultsPage *results;
    InstrumentPage *instrument;
    QStackedWidget *pages;
    InlineMessage *banner;
    Toasts *toasts;
    QString offeredRun; ///< an interrupted run that the person was told of
    QPushButton *mainButton;
    StatusItem *serverItem, *instrumentItem, *runItem;
    QString openedRun; ///< the last one looked at: what a report is about at first
    QPointer<GuideWindow> guide;
    int demoJob = -1; ///< the job whose end shows its results
    bool closeWhenIdle = false;
    bool stopWaiting = false; ///< the queue did not end in time
    bool mayClose = false;    ///< the person has answered

    // main_window_layout.cpp
    void buildLayout();
    void buildMenus();
    void restoreState();
    void saveState() const;

    // main_window_actions.cpp
    void connectActions();
    void connectPages();
    void refresh(); ///< everything that depends on scenario and queue
    void showPage(Page page);
    void showMessage(Tone tone, const QString &sentence);
    void showPreferences();
    void showReport();
    void showGuide(const QString &topic); ///< empty = about the page that is shown
    void showPalette();
    void newScenario();
    void chooseScenario();
    void chooseResults();

    // main_window_run.cpp
    void runScenario();
    /// Asks about a run above the limit of the preferences, then goes on; at once below it.
    void whenRunMayBegin(const Scenario &scenario, const std::function<void()> &then);
    void startRun(const Scenario &scenario, const QByteArray &text, const QString &title);
    void tryIt();
    void resumeRun(const QString &runFolder);
    void chooseRunToResume();
    void offerToResume(const QString &runFolder, const QString &name);
    void offerLeftQueue(); ///< what a crash left in the queue
    void askAboutCertificate(const QUrl &server);
    void onRunEnded(int job, const QString &runFolder, RunState state);
    void onQueueEnded();
    void tellDesktop();
    void refreshStatus();
    void refreshInstrument();

    // main_window_open.cpp
    void openScenario(const QString &path);
    void remember(const QString &path); ///< among the recent scenarios
    void openRun(const QString &path);
    void openLibrary(const QString &path);
    /// Asks what is to become of unsaved changes, then goes on; at once when there are none.
    void whenScenarioMayGo(const std::function<void()> &then);
    void askToStop();

    QString library() const
    {
        return preferences.libraryFolder.isEmpty() ? services.libraryFolder : preferences.libraryFolder;
    }
};

} // namespace servescope
