// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>

class QAction;
class QWidget;

namespace servescope {

enum class ActionId {
    GoHome,
    GoScenario,
    GoRun,
    GoResults,
    GoInstrument,
    NewScenario,
    OpenScenario,
    OpenResults,
    Save,
    SaveAs,
    Run,
    Stop,
    SkipPoint,
    PauseQueue,
    RetryPoints,
    RunAgain,
    ResumeRun,
    TestConnection,
    CopyCommands,
    CommandPalette,
    TryIt,
    RefreshResults,
    Report,
    Guide,
    Preferences,
    Quit,
};

/// Every action of the window: made once with its text, icon, shortcut and tooltip; whoever knows how
/// connects it. Menus, toolbar, rail and buttons show the same objects.
class Actions : public QObject
{
    Q_OBJECT
public:
    /// Adds all actions to the widget, whose shortcuts they become.
    explicit Actions(QWidget *window);
    QAction *get(ActionId id) const { return m_actions.at(id); }
    const std::map<ActionId, QAction *> &all() const { return m_actions; }

private:
    QAction *add(ActionId id, const QString &icon, const QString &text, const QString &tip,
                 const QString &shortcut);
    std::map<ActionId, QAction *> m_actions;
};

} // namespace servescope
