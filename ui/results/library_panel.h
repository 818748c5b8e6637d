// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/library_actions.h"
#include "ui/results/library_entry.h"

#include <QFileSystemWatcher>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;
class QToolButton;
class QAction;

namespace servescope {

class LibraryColumns;
class RunFilter;
class RunListModel;
class SweepTree;
class UndoBar;

/// The list of a library's runs with its search field and what can be done with them; follows what happens in
/// the folder. Result files and run folders dropped on it are imported.
class LibraryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LibraryPanel(QWidget *parent = nullptr);

    void setLibrary(const QString &path);
    void refresh();
    void select(const QString &runPath); ///< marks it in the list, now or when it appears; emits nothing

Q_SIGNALS:
    void runChosen(const QString &path);
    void selectedRunChanged(const QString &path); ///< its files are not those of the last listing
    void compareWanted(const QStringList &paths); ///< two or more, the baseline first
    void imported(const std::vector<ImportedItem> &items);
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeView();
    QWidget *makeTools();
    void connectActions();
    void refreshTools();
    void group(bool bySweep);
    void openSweeps(); ///< those that were open, and that of a newly selected run; all while one searches
    QStringList chosenPaths() const; ///< selected runs and those of selected sweeps, from top to bottom
    const LibraryEntry *current() const;
    void compare();
    void setBaseline();
    void askTags();
    void askNotes();
    void chooseFiles();
    void importPaths(const QStringList &paths);
    void show(const LibraryListing &listing);
    void completeFigures();
    void showHint();
    void watch();
    void applySelection();
    QModelIndex shownRow(const QString &runPath) const;
    QString pathOf(const QModelIndex &proxyIndex) const; ///< empty for a sweep

    QString m_path;
    QString m_selected;
    RunListModel *m_model;
    SweepTree *m_sweeps;
    RunFilter *m_proxy;
    QLineEdit *m_search;
    QTreeView *m_view;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QLabel *m_problems;
    LibraryColumns *m_columns;
    LibraryActions *m_actions;
    UndoBar *m_undo;
    QToolButton *m_compare, *m_import, *m_more;
    QAction *m_star, *m_baseline, *m_tags, *m_notes, *m_trash, *m_grouping;
    QSet<QString> m_open;  ///< sweeps whose runs are shown
    QString m_revealed;    ///< the run whose sweep was opened last because it was selected
    QStringList m_trashed; ///< what Undo brings back
    QFileSystemWatcher m_watcher;
    QTimer m_debounce;
    int m_generation = 0;
    bool m_loaded = false;
    bool m_selecting = false;
    bool m_opening = false;
};

} // namespace servescope
