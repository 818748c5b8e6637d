// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/library_entry.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace servescope {

class RunListModel;

/// The list of a library's runs with its search field; follows what happens in the folder.
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

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeView();
    void show(const LibraryListing &listing);
    void showHint();
    void watch();
    void applySelection();
    QString pathOf(const QModelIndex &proxyIndex) const;

    QString m_path;
    QString m_selected;
    RunListModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QLineEdit *m_search;
    QTableView *m_view;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QLabel *m_problems;
    QFileSystemWatcher m_watcher;
    QTimer m_debounce;
    int m_generation = 0;
    bool m_loaded = false;
    bool m_selecting = false;
};

} // namespace servescope
