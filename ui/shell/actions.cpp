// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace servescope {

Actions::Actions(QWidget *window) : QObject(window)
{
    add(ActionId::GoHome, u"home"_s, tr("Home"), tr("What to do, and what was done lately"), u"Ctrl+1"_s);
    add(ActionId::GoScenario, u"scenario"_s, tr("Scenario"), tr("Describe the load"), u"Ctrl+2"_s);
    add(ActionId::GoRun, u"run"_s, tr("Run"), tr("Watch what runs"), u"Ctrl+3"_s);
    add(ActionId::GoResults, u"results"_s, tr("Results"), tr("Look at what was measured"), u"Ctrl+4"_s);
    add(ActionId::GoInstrument, u"gauge"_s, tr("Instrument"), tr("How exact this program measures"),
        u"Ctrl+5"_s);
    auto *pages = new QActionGroup(this);
    for (const ActionId id : {ActionId::GoHome, ActionId::GoScenario, ActionId::GoRun, ActionId::GoResults,
                              ActionId::GoInstrument}) {
        get(id)->setCheckable(true);
        pages->addAction(get(id));
    }

    add(ActionId::NewScenario, u"new"_s, tr("New scenario…"), tr("Begin a scenario from a template"),
        u"Ctrl+N"_s);
    add(ActionId::OpenScenario, u"open"_s, tr("Open a scenario…"), tr("Choose a combos.yaml"), u"Ctrl+O"_s);
    add(ActionId::OpenResults, u"folder"_s, tr("Open results…"), tr("Choose a run or a folder of runs"),
        u"Ctrl+Shift+O"_s);
    add(ActionId::Save, u"save"_s, tr("Save"), tr("Save the scenario"), u"Ctrl+S"_s);
    add(ActionId::SaveAs, u"save-as"_s, tr("Save as…"), tr("Save the scenario under another name"),
        u"Ctrl+Shift+S"_s);
    add(ActionId::Run, u"play"_s, tr("Run"), tr("Run every point of the scenario"), u"Ctrl+R"_s);
    add(ActionId::Stop, u"stop"_s, tr("Stop"),
        tr("Stop the running point and everything waiting; finished points are kept"), u"Ctrl+."_s);
    add(ActionId::SkipPoint, u"skip"_s, tr("Skip point"),
        tr("Leave out the selected waiting point, or end the running one"), u"Ctrl+Shift+K"_s);
    add(ActionId::PauseQueue, u"pause"_s, tr("Pause or continue"),
        tr("Begin no further point after the running one, or go on"), u"Ctrl+Shift+."_s);
    add(ActionId::RetryPoints, u"refresh"_s, tr("Retry points"),
        tr("Put the selected point back into the queue, or all failed ones"), u"Ctrl+Shift+R"_s);
    add(ActionId::RunAgain, u"copy"_s, tr("Run again"),
        tr("Queue the selected row's scenario once more, as a new run"), u"Ctrl+Alt+R"_s);
    add(ActionId::ResumeRun, u"history"_s, tr("Resume a run…"),
        tr("Go on with a run that was interrupted; finished points are kept"), u"Ctrl+Alt+O"_s);
    add(ActionId::TestConnection, u"server"_s, tr("Test connection"),
        tr("Ask the scenario's server who it is and send one short request"), u"Ctrl+Shift+T"_s);
    add(ActionId::CopyCommands, u"code"_s, tr("Copy as command"),
        tr("Copy the scenario as servescope bench commands, one for each point"), u"Ctrl+Shift+C"_s);
    add(ActionId::CommandPalette, u"search"_s, tr("Commands…"), tr("Find any command by its name"),
        u"Ctrl+K"_s);
    get(ActionId::CommandPalette)->setShortcuts({QKeySequence(u"Ctrl+K"_s), QKeySequence(u"Ctrl+Shift+P"_s)});
    add(ActionId::TryIt, u"try"_s, tr("Try it"), tr("Run the bundled scenario on the built-in server"),
        u"Ctrl+T"_s);
    add(ActionId::RefreshResults, u"refresh"_s, tr("Refresh results"), tr("Read the folder of runs again"),
        u"F5"_s);
    add(ActionId::Report, u"export"_s, tr("Report…"), tr("Write a document about runs"), u"Ctrl+E"_s);
    add(ActionId::Guide, u"help"_s, tr("Guide"), tr("What the figures mean and how to measure"), u"F1"_s);
    add(ActionId::Preferences, u"settings"_s, tr("Preferences…"),
        tr("Language, theme and the folder of results"), u"Ctrl+,"_s);
    add(ActionId::Quit, u"quit"_s, tr("Quit"), tr("Close the window"), u"Ctrl+Q"_s);
    get(ActionId::Quit)->setMenuRole(QAction::QuitRole);
    get(ActionId::Preferences)->setMenuRole(QAction::PreferencesRole);

    for (const auto &[id, action] : m_actions)
        window->addAction(action);
}

QAction *Actions::add(ActionId id, const QString &iconName, const QString &text, const QString &tip,
                      const QString &shortcut)
{
    auto *action = new QAction(icon(iconName), text, this);
    const QKeySequence keys(shortcut);
    action->setShortcut(keys);
    action->setToolTip(
        tr("%1 (%2)", "what an action does, its shortcut").arg(tip, keys.toString(QKeySequence::NativeText)));
    action->setStatusTip(QString());
    action->setObjectName(iconName);
    m_actions[id] = action;
    return action;
}

} // namespace servescope
