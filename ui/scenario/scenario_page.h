// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/command_lines.h"
#include "core/scenario/scenario_text.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QFileSystemWatcher;
class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace servescope {

class DiagnosticList;
class DraftStore;
struct ScenarioDraft;
class ElidedLabel;
class InlineMessage;
class KeyRing;
class ScenarioDocument;
class ScenarioForm;
class StateBadge;
class WorkloadView;
class YamlEditor;

/// One scenario as a form and as its text, side by side. The text is the truth: form edits change only the
/// characters of their key, a text that cannot be read disables the form.
class ScenarioPage : public QWidget
{
    Q_OBJECT
public:
    /// `backends` are the keys a person may choose from.
    explicit ScenarioPage(const QStringList &backends, QWidget *parent = nullptr);
    ~ScenarioPage() override;

    /// Where the server's key comes from where the scenario names no variable, and the keys that were typed;
    /// both are sent as a header and nothing else. The ring outlives the page.
    void setKeySources(std::function<QByteArray()> usual, KeyRing *typed);

    /// Keeps what is being written in a folder of drafts, and offers what a crash left there.
    /// True: there is something to offer.
    bool setDraftFolder(const QString &folder);

    /// These replace what is there, unsaved changes included: ask first.
    void newScenario();
    bool openFile(const QString &path); ///< false, with a message on the page, when it cannot be read
    void setText(const QByteArray &text, const QString &title);

    QByteArray text() const; ///< as it would be saved, byte for byte as opened while nothing is changed
    QString title() const;   ///< the file's name, or what the text is called without one
    QString path() const;    ///< empty: not a file yet
    bool modified() const;
    const ScenarioReading &reading(); ///< of the text as it is now
    bool canRun();                    ///< no errors, neither in the text nor in a field of the form

    bool save(); ///< false: failed (message on the page), or a file must be chosen first (asks)
    void saveAs();
    void testConnection();
    void askForKey();
    void copyCommands(CommandFlavor flavor); ///< to the clipboard
    void requestRun();                       ///< emits runRequested, or says why not

Q_SIGNALS:
    void runRequested(const servescope::Scenario &scenario, const QByteArray &text, const QString &title);
    void titleChanged();    ///< title or modified state
    void scenarioChanged(); ///< reading() or canRun() is another
    void saved(const QString &path);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    void connectParts();
    void replace(const QByteArray &text, const QString &title, const QString &path);
    bool saveTo(const QString &path);
    void showReading();
    void showTitle();
    void jumpTo(int line, int column);
    void keepDraft();
    void restore(const ScenarioDraft &draft);
    void watchFile();
    void onFileChanged();
    QByteArray keyOfEnvironment();
    void whenKeyIsKnown(const std::function<void(const QByteArray &)> &then);
    void openConnectionTest(const QByteArray &key);

    ScenarioDocument *m_document;
    ScenarioForm *m_form;
    YamlEditor *m_editor;
    DiagnosticList *m_problems;
    InlineMessage *m_message, *m_broken;
    ElidedLabel *m_name;
    QLabel *m_cost;
    StateBadge *m_state;
    QSplitter *m_splitter;
    QTabWidget *m_views;
    WorkloadView *m_workload;
    QToolButton *m_undo, *m_redo;
    QPushButton *m_save, *m_saveAs, *m_run;
    QString m_title, m_path;
    std::function<QByteArray()> m_usualKey;
    KeyRing *m_typedKeys = nullptr;
    std::unique_ptr<DraftStore> m_drafts;
    QTimer m_draftPause, m_filePause;
    QFileSystemWatcher *m_watcher;
    QToolButton *m_copy;
    QByteArray m_onDisk;      // the file as this page last read or wrote it
    QByteArray m_seenForeign; // a foreign change of the file that the person was told of
};

} // namespace servescope
