// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace servescope {

class LibraryPanel;
class RunView;

/// The page of stored runs: the library's list on the left, the opened run on the right. Reads files in worker
/// threads only.
class ResultsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ResultsPage(QWidget *parent = nullptr);

    /// Shows the runs of that folder, which need not exist yet, and watches it.
    void setLibrary(const QString &path);
    /// Opens a run folder, in the library or not. Answers with runOpened() or a sentence in the page.
    void openRun(const QString &path);
    void refresh();

Q_SIGNALS:
    void runOpened(const QString &path);

private:
    LibraryPanel *m_library;
    RunView *m_run;
};

} // namespace servescope
