// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace servescope {

class CompareView;
class ImportReport;
class InlineMessage;
class LibraryPanel;
class RunView;

/// The page of stored runs: the library's list on the left, on the right the opened run, a comparison of
/// several, or what an import brought. Reads files in worker threads only.
class ResultsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ResultsPage(QWidget *parent = nullptr);
    ~ResultsPage() override;

    /// Shows the runs of that folder, which need not exist yet, and watches it.
    void setLibrary(const QString &path);
    /// Opens a run folder, in the library or not. Answers with runOpened() or a sentence in the page.
    void openRun(const QString &path);
    void refresh();
    void compareRuns(const QStringList &paths); ///< two to eight run folders, the baseline first

Q_SIGNALS:
    void runOpened(const QString &path);

private:
    void load(const QString &folder, bool again);
    void say(const QString &sentence);

    LibraryPanel *m_library;
    RunView *m_run;
    CompareView *m_compare;
    ImportReport *m_import;
    InlineMessage *m_message;
    QLabel *m_hint;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    int m_generation = 0;
};

} // namespace servescope
