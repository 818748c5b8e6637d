// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window_private.h"

#include "core/backend/backend.h"
#include "core/keychain/key_ring.h"
#include "ui/common/inline_message.h"
#include "ui/results/results_page.h"
#include "ui/run/run_page.h"
#include "ui/scenario/scenario_page.h"
#include "ui/shell/home_page.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/status_item.h"
#include "ui/shell/toasts.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

WindowServices withKeys(WindowServices services)
{
    if (!services.keys)
        services.keys = std::make_shared<KeyRing>();
    return services;
}

} // namespace

MainWindow::Private::Private(MainWindow *owner, WindowServices outside)
    : window(owner), services(withKeys(std::move(outside))), actions(new Actions(owner)),
      control(new RunControl(services, owner)), home(new HomePage), scenario(new ScenarioPage(backendKeys())),
      run(new RunPage(control->queue())), results(new ResultsPage),
      instrument(new InstrumentPage(services.selfTest)), pages(new QStackedWidget), banner(new InlineMessage),
      toasts(nullptr), mainButton(new QPushButton), serverItem(new StatusItem),
      instrumentItem(new StatusItem), runItem(new StatusItem)
{
    scenario->setKeySources(services.apiKey, services.keys.get());
    buildLayout();
    buildMenus();
    connectActions();
    connectPages();
    restoreState();
    results->setLibrary(library());
    home->setRecentScenarios(recentScenarios.paths());
    showPage(Page::Home);
    if (!services.draftFolder.isEmpty() && scenario->setDraftFolder(services.draftFolder))
        showPage(Page::Scenario); // where it offers what a crash left
    offerLeftQueue();
    refresh();
}

void MainWindow::Private::buildLayout()
{
    for (QWidget *page : std::initializer_list<QWidget *>{home, scenario, run, results, instrument})
        pages->addWidget(page);
    banner->setObjectName(u"banner"_s);
    pages->setObjectName(u"pages"_s);
    mainButton->setObjectName(u"mainButton"_s);
    serverItem->setObjectName(u"serverItem"_s);
    instrumentItem->setObjectName(u"instrumentItem"_s);
    runItem->setObjectName(u"runItem"_s);

    auto *bannerRoom = new QVBoxLayout;
    bannerRoom->setContentsMargins(16, 10, 16, 0);
    bannerRoom->addWidget(banner);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bannerRoom);
    column->addWidget(pages, 1);
    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new NavigationRail({actions->get(ActionId::GoHome), actions->get(ActionId::GoScenario),
                                       actions->get(ActionId::GoRun), actions->get(ActionId::GoResults),
                                       actions->get(ActionId::GoInstrument)}));
    row->addLayout(column, 1);
    window->setCentralWidget(central);
    window->setAcceptDrops(true);
    window->setMinimumSize(880, 560);

    auto *bar = window->addToolBar(MainWindow::tr("Tools"));
    bar->setObjectName(u"tools"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    for (const ActionId id : {ActionId::NewScenario, ActionId::OpenScenario, ActionId::Save})
        bar->addAction(actions->get(id));
    bar->addSeparator();
    bar->addAction(actions->get(ActionId::OpenResults));
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    toasts = new Toasts(window, space);
    bar->addAction(actions->get(ActionId::Preferences));
    mainButton->setDefault(true);
    mainButton->setAutoDefault(false);
    auto *frame = new QWidget; // keeps the button off the edge
    auto *frameRow = new QHBoxLayout(frame);
    frameRow->setContentsMargins(8, 3, 10, 3);
    frameRow->addWidget(mainButton);
    bar->addWidget(frame);

    window->statusBar()->setSizeGripEnabled(false);
    window->statusBar()->addPermanentWidget(serverItem, 3);
    window->statusBar()->addPermanentWidget(instrumentItem, 2);
    window->statusBar()->addPermanentWidget(runItem, 3);
}

void MainWindow::Private::buildMenus()
{
    const auto fill = [this](const QString &title, std::initializer_list<std::optional<ActionId>> items) {
        QMenu *menu = window->menuBar()->addMenu(title);
        menu->setToolTipsVisible(true);
        for (const std::optional<ActionId> &item : items) {
            if (item)
                menu->addAction(actions->get(*item));
            else
                menu->addSeparator();
        }
    };
    const std::optional<ActionId> line;
    fill(MainWindow::tr("&File"),
         {ActionId::NewScenario, ActionId::OpenScenario, ActionId::Save, ActionId::SaveAs, line,
          ActionId::TestConnection, ActionId::CopyCommands, line, ActionId::OpenResults, ActionId::Report,
          line, ActionId::Preferences, line, ActionId::Quit});
    fill(MainWindow::tr("&Run"),
         {ActionId::Run, ActionId::Stop, ActionId::PauseQueue, ActionId::SkipPoint, line,
          ActionId::RetryPoints, ActionId::RunAgain, ActionId::ResumeRun, line, ActionId::TryIt});
    fill(MainWindow::tr("&View"),
         {ActionId::GoHome, ActionId::GoScenario, ActionId::GoRun, ActionId::GoResults,
          ActionId::GoInstrument, line, ActionId::RefreshResults, ActionId::CommandPalette});
    fill(MainWindow::tr("&Help"), {ActionId::Guide});
}

void MainWindow::Private::restoreState()
{
    const QByteArray geometry = QSettings().value(u"window/geometry"_s).toByteArray();
    if (!geometry.isEmpty() && window->restoreGeometry(geometry))
        return;
    const QScreen *screen = QGuiApplication::primaryScreen();
    window->resize(QSize(1280, 800).boundedTo(screen ? screen->availableSize() : QSize(1280, 800)));
}

void MainWindow::Private::saveState() const
{
    QSettings().setValue(u"window/geometry"_s, window->saveGeometry());
    QSettings().setValue(u"session/scenario"_s, scenario->path());
    QSettings().setValue(u"session/page"_s, pages->currentIndex());
    run->saveState();
}

} // namespace servescope
