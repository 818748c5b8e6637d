// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/elided_label.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/state_badge.h"
#include "ui/common/theme.h"
#include "ui/scenario/diagnostic_list.h"
#include "ui/scenario/scenario_form.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/yaml_editor.h"
#include "ui/workload/workload_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace servescope {

void ScenarioPage::layOut()
{
    m_problems = new DiagnosticList;
    m_workload = new WorkloadView([this](const auto &then) { whenKeyIsKnown(then); });
    m_message = new InlineMessage;
    m_broken = new InlineMessage;
    m_name = new ElidedLabel;
    m_cost = new QLabel;
    m_state = new StateBadge;
    m_splitter = new QSplitter;
    m_editor->setObjectName(u"yamlEditor"_s);
    m_problems->setObjectName(u"problems"_s);
    m_message->setObjectName(u"scenarioMessage"_s);
    m_broken->setObjectName(u"brokenText"_s);
    m_cost->setObjectName(u"cost"_s);
    m_name->setObjectName(u"scenarioName"_s);
    m_name->setFont(scaledFont(m_name->font(), 1.25, QFont::DemiBold));

    const auto button = [this](const QString &name, const QString &iconName, const QString &text,
                               const QString &tip) {
        auto *made = new QPushButton(icon(iconName), text);
        made->setObjectName(name);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        return made;
    };
    m_save = button(u"saveScenarioButton"_s, u"save"_s, tr("Save"), tr("Save the scenario"));
    m_saveAs = button(u"saveScenarioAsButton"_s, u"save-as"_s, tr("Save as…"),
                      tr("Save the scenario under another name"));
    m_run = button(u"runScenarioButton"_s, u"play"_s, tr("Run"), tr("Run every point of the scenario"));
    connect(m_save, &QPushButton::clicked, this, &ScenarioPage::save);
    connect(m_saveAs, &QPushButton::clicked, this, &ScenarioPage::saveAs);
    connect(m_run, &QPushButton::clicked, this, &ScenarioPage::requestRun);

    m_copy = new QToolButton;
    m_copy->setObjectName(u"copyCommands"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setToolTip(tr("Copy the scenario as commands for a shell, one for each point"));
    m_copy->setAccessibleName(tr("Copy as command"));
    auto *commands = new QMenu(m_copy);
    connect(commands->addAction(tr("Copy as servescope bench")), &QAction::triggered, this,
            [this] { copyCommands(CommandFlavor::ServeScope); });
    connect(commands->addAction(tr("Copy as vllm bench serve")), &QAction::triggered, this,
            [this] { copyCommands(CommandFlavor::Vllm); });
    m_copy->setMenu(commands);

    // One undo stack, the text's, wherever on the page the focus is.
    const auto history = [this](const QString &iconName, const QString &text,
                                QKeySequence::StandardKey keys) {
        auto *action = new QAction(icon(iconName), text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(tr("%1 (%2)", "what an action does, its shortcut")
                               .arg(text, action->shortcut().toString(QKeySequence::NativeText)));
        action->setEnabled(false);
        addAction(action);
        auto *made = new QToolButton;
        made->setObjectName(iconName + "Edit"_L1);
        made->setDefaultAction(action);
        made->setAutoRaise(true);
        return made;
    };
    m_undo = history(u"undo"_s, tr("Undo"), QKeySequence::Undo);
    m_redo = history(u"redo"_s, tr("Redo"), QKeySequence::Redo);
    connect(m_undo->defaultAction(), &QAction::triggered, m_editor, &QPlainTextEdit::undo);
    connect(m_redo->defaultAction(), &QAction::triggered, m_editor, &QPlainTextEdit::redo);
    connect(m_editor, &QPlainTextEdit::undoAvailable, m_undo->defaultAction(), &QAction::setEnabled);
    connect(m_editor, &QPlainTextEdit::redoAvailable, m_redo->defaultAction(), &QAction::setEnabled);

    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_name, 1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_undo, m_redo, m_copy, m_save, m_saveAs})
        head->addWidget(each);

    auto *left = new QWidget;
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 6, 0);
    leftColumn->addWidget(m_broken);
    leftColumn->addWidget(m_form, 1);
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(6, 0, 0, 0);
    m_views = new QTabWidget;
    m_views->setObjectName(u"scenarioViews"_s);
    m_views->setDocumentMode(true);
    m_views->addTab(m_editor, tr("Text"));
    m_views->addTab(m_workload, tr("Workload"));
    m_views->setTabToolTip(1, tr("The first prompts this scenario would send, and how long they are"));
    rightColumn->addWidget(m_views, 1);
    rightColumn->addWidget(m_problems);
    m_splitter->setObjectName(u"scenarioSplitter"_s);
    m_splitter->addWidget(left);
    m_splitter->addWidget(right);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({500, 480});
    m_splitter->restoreState(QSettings().value(u"scenario/splitter"_s).toByteArray());

    auto *foot = new QHBoxLayout;
    foot->setSpacing(16);
    foot->addWidget(m_cost);
    foot->addStretch(1);
    foot->addWidget(m_state);
    foot->addWidget(m_run);

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(16, 12, 16, 12);
    page->setSpacing(10);
    page->addLayout(head);
    page->addWidget(m_message);
    page->addWidget(m_splitter, 1);
    page->addLayout(foot);
}

} // namespace servescope
