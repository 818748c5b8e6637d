// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace servescope {

class LibraryPanel;
class RunView;

/// The page of stored runs: the library's list on the left, the opened run on the right. Reads files in
/// worker threads only.
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

Q_SIGNALS:
    void runOpened(const QString &path);

private:
    void load(const QString &folder, bool again);
    void say(const QString &sentence);

    LibraryPanel *m_library;
    RunView *m_run;
    QLabel *m_hint;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    int m_generation = 0;
};

} // namespace servescope
