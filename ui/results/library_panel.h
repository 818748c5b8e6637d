// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/library_actions.h"
#include "ui/results/library_entry.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QToolButton;
class QAction;

namespace servescope {

class RunFilter;
class RunListModel;
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
    QStringList chosenPaths() const; ///< selected rows, from top to bottom
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
    QString pathOf(const QModelIndex &proxyIndex) const;

    QString m_path;
    QString m_selected;
    RunListModel *m_model;
    RunFilter *m_proxy;
    QLineEdit *m_search;
    QTableView *m_view;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QLabel *m_problems;
    LibraryActions *m_actions;
    UndoBar *m_undo;
    QToolButton *m_compare, *m_import, *m_more;
    QAction *m_star, *m_baseline, *m_tags, *m_notes, *m_trash;
    QStringList m_trashed; ///< what Undo brings back
    QFileSystemWatcher m_watcher;
    QTimer m_debounce;
    int m_generation = 0;
    bool m_loaded = false;
    bool m_selecting = false;
};

} // namespace servescope
