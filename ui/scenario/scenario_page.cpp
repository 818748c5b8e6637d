// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/scenario_page.h"

#include "ui/common/elided_label.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/inline_message.h"
#include "ui/common/state_badge.h"
#include "ui/scenario/diagnostic_list.h"
#include "ui/scenario/diagnostic_text.h"
#include "ui/scenario/draft_store.h"
#include "ui/scenario/scenario_document.h"
#include "ui/scenario/scenario_form.h"
#include "ui/scenario/yaml_editor.h"
#include "ui/workload/workload_view.h"

#include <QFileSystemWatcher>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

int asInt(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

ScenarioPage::ScenarioPage(const QStringList &backends, QWidget *parent)
    : QWidget(parent), m_form(new ScenarioForm(backends)), m_editor(new YamlEditor)
{
    m_document = new ScenarioDocument(m_editor->document(), backends, this);
    m_watcher = new QFileSystemWatcher(this);
    m_draftPause.setSingleShot(true);
    m_draftPause.setInterval(std::chrono::seconds(3)); // what a crash may cost of the typing
    m_filePause.setSingleShot(true);
    m_filePause.setInterval(std::chrono::milliseconds(200));
    layOut();
    connectParts();
    newScenario();
}

// The children go after this object is no ScenarioPage any more, and they have things to say on their way.
ScenarioPage::~ScenarioPage()
{
    if (m_drafts)
        m_drafts->drop(); // who closes the window has been asked about unsaved changes
    m_editor->document()->disconnect(this);
    for (QObject *part : std::initializer_list<QObject *>{m_document, m_form, m_editor, m_problems})
        part->disconnect(this);
}

void ScenarioPage::newScenario()
{
    replace("# Every row of input_output is measured with every row of concurrency_prompts.\n"
            "model: \"\"\n"
            "base_url: http://127.0.0.1:8000\n"
            "tokenizer: \"\"\n"
            "\n"
            "# [input tokens, output tokens]\n"
            "input_output:\n"
            "  - [512, 128]\n"
            "\n"
            "# [requests at the same time, requests in all]\n"
            "concurrency_prompts:\n"
            "  - [1, 10]\n"
            "  - [8, 80]\n"
            "  - [32, 160]\n",
            tr("New scenario"), {});
}

void ScenarioPage::setText(const QByteArray &text, const QString &title)
{
    replace(text, title, {});
}

void ScenarioPage::replace(const QByteArray &text, const QString &title, const QString &path)
{
    m_message->clear();
    m_title = title;
    m_path = path;
    m_onDisk = text;
    m_seenForeign.clear();
    m_form->clear();
    m_document->setBytes(text);
    m_editor->setReadOnly(m_document->locked());
    if (m_document->locked())
        m_message->showMessage(Tone::Warning,
                               tr("This text cannot be edited here. It is shown as far as possible."));
    else if (m_document->lossy())
        m_message->showMessage(Tone::Warning,
                               tr("This text mixes different line ends. Saving a change makes them all "
                                  "alike."));
    m_editor->moveCursor(QTextCursor::Start);
    m_draftPause.stop();
    if (m_drafts)
        m_drafts->drop();
    watchFile();
    showTitle();
}

QByteArray ScenarioPage::text() const
{
    return m_document->bytes();
}
QString ScenarioPage::title() const
{
    return m_title;
}
QString ScenarioPage::path() const
{
    return m_path;
}
bool ScenarioPage::modified() const
{
    return m_editor->document()->isModified();
}
const ScenarioReading &ScenarioPage::reading()
{
    return m_document->reading();
}
bool ScenarioPage::canRun()
{
    return reading().usable() && !m_form->hasUnfinishedField();
}

void ScenarioPage::requestRun()
{
    if (canRun()) {
        Q_EMIT runRequested(reading().scenario, text(), m_title);
        return;
    }
    const auto &diagnostics = reading().diagnostics;
    const auto first = std::find_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic &d) {
        return d.severity == Diagnostic::Severity::Error;
    });
    m_message->showMessage(Tone::Bad, first == diagnostics.end()
                                          ? tr("A field of the form is not complete yet.")
                                          : tr("This cannot run yet. %1").arg(diagnosticLine(*first)));
}

void ScenarioPage::connectParts()
{
    connect(m_document, &ScenarioDocument::readingChanged, this, &ScenarioPage::showReading);
    connect(m_document, &ScenarioDocument::failed, this,
            [this](const Error &error) { m_message->showMessage(Tone::Bad, errorText(error)); });
    connect(m_form, &ScenarioForm::edited, this,
            [this](const QString &key, const std::function<void(Scenario &)> &change) {
                if (!m_document->edit(key, change))
                    m_form->showReading(m_document->reading(), m_document->written());
            });
    connect(m_form, &ScenarioForm::unset, this, [this](const QString &key) {
        if (!m_document->unset(key))
            m_form->showReading(m_document->reading(), m_document->written());
    });
    connect(m_form, &ScenarioForm::connectionTestRequested, this, &ScenarioPage::testConnection);
    connect(m_form, &ScenarioForm::keyRequested, this, &ScenarioPage::askForKey);
    connect(m_form, &ScenarioForm::unfinishedChanged, this, &ScenarioPage::showReading);
    connect(m_form, &ScenarioForm::messageReady, this,
            [this](const QString &text) { m_message->showMessage(Tone::Warning, text); });
    connect(m_editor->document(), &QTextDocument::contentsChanged, this, [this] {
        if (m_drafts && modified() && !m_draftPause.isActive())
            m_draftPause.start();
    });
    connect(&m_draftPause, &QTimer::timeout, this, &ScenarioPage::keepDraft);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, &m_filePause, qOverload<>(&QTimer::start));
    connect(&m_filePause, &QTimer::timeout, this, &ScenarioPage::onFileChanged);
    connect(m_problems, &DiagnosticList::placeChosen, this, &ScenarioPage::jumpTo);
    connect(m_editor->document(), &QTextDocument::modificationChanged, this, &ScenarioPage::showTitle);
}

void ScenarioPage::showReading()
{
    const ScenarioReading &now = m_document->reading();
    m_form->setUsable(now.syntaxOk && !m_document->locked());
    m_form->showReading(now, m_document->written());
    m_editor->setDiagnostics(now.diagnostics);
    m_problems->setDiagnostics(now.diagnostics);
    if (now.syntaxOk || now.diagnostics.empty())
        m_broken->clear();
    else
        m_broken->showMessage(
            Tone::Bad,
            tr("The form rests until the text can be read. %1").arg(diagnosticLine(now.diagnostics.front())));

    const SweepCost cost = sweepCost(now.scenario);
    m_cost->setText(tr("%1 · %2 · ≈ %3 tokens", "points, requests, tokens")
                        .arg(tr("%Ln point(s)", nullptr, cost.points),
                             tr("%Ln request(s)", nullptr, asInt(cost.requests)),
                             formatBigCount(static_cast<double>(cost.tokens))));
    int errors = m_form->hasUnfinishedField() ? 1 : 0, warnings = 0;
    for (const Diagnostic &diagnostic : now.diagnostics)
        ++(diagnostic.severity == Diagnostic::Severity::Error ? errors : warnings);
    if (errors > 0)
        m_state->setState(u"error"_s, tr("%n problem(s) to mend", nullptr, errors), Tone::Bad);
    else if (warnings > 0)
        m_state->setState(u"warning"_s, tr("%n warning(s)", nullptr, warnings), Tone::Warning);
    else
        m_state->setState(u"success"_s, tr("Ready to run"), Tone::Good);
    m_run->setEnabled(errors == 0);
    m_workload->setScenario(now.scenario);
    m_workload->setEnabled(errors == 0);
    Q_EMIT scenarioChanged();
}

void ScenarioPage::showTitle()
{
    m_name->setFullText(modified() ? tr("%1 – not saved", "a file").arg(m_title) : m_title);
    m_save->setEnabled(!m_document->locked() && (modified() || m_path.isEmpty()));
    m_saveAs->setEnabled(!m_document->locked());
    Q_EMIT titleChanged();
}

void ScenarioPage::jumpTo(int line, int column)
{
    m_views->setCurrentWidget(m_editor);
    if (line > 0)
        m_editor->jumpTo(line, column);
    else
        m_editor->setFocus();
}

void ScenarioPage::hideEvent(QHideEvent *event)
{
    QSettings().setValue(u"scenario/splitter"_s, m_splitter->saveState());
    QWidget::hideEvent(event);
}

} // namespace servescope
