// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/library_panel.h"

#include "ui/common/icons.h"
#include "ui/common/in_pool.h"
#include "ui/results/library_actions.h"
#include "ui/results/library_columns.h"
#include "ui/results/run_delegate.h"
#include "ui/results/run_filter.h"
#include "ui/results/run_list_model.h"
#include "ui/results/sweep_tree.h"
#include "ui/results/undo_bar.h"

#include <QApplication>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

LibraryPanel::LibraryPanel(QWidget *parent)
    : QWidget(parent), m_model(new RunListModel(this)), m_sweeps(new SweepTree(m_model, this)),
      m_proxy(new RunFilter(this)), m_search(new QLineEdit), m_view(new QTreeView),
      m_stack(new QStackedWidget), m_hint(new QLabel), m_problems(new QLabel),
      m_actions(new LibraryActions(this)), m_undo(new UndoBar)
{
    setAcceptDrops(true);
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(RunListModel::SortRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);

    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search runs"));
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setToolTip(tr("Words that a run has to have; also: star, baseline, tag:…, model:…, note:…, and "
                            "−word for runs without it."));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_selecting = true; // a row that is filtered away is not another choice
        m_proxy->setQuery(text);
        showHint(); // the list that comes back takes the focus, and with it a current row
        openSweeps();
        applySelection();
    });
    makeView();

    m_hint->setObjectName(u"libraryHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setMargin(16);
    m_hint->setTextFormat(Qt::PlainText);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_view);
    m_problems->setObjectName(u"libraryProblems"_s);
    m_problems->setWordWrap(true);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(makeTools());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_undo);
    layout->addWidget(m_problems);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(300ms);
    connect(&m_debounce, &QTimer::timeout, this, &LibraryPanel::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_debounce.isActive()) // not started anew: a folder that never rests would never be read
            m_debounce.start();
    });
    connectActions();
    group(m_grouping->isChecked());
    showHint();
}

void LibraryPanel::makeView()
{
    m_view->setModel(m_proxy);
    m_view->setObjectName(u"runs"_s);
    m_view->setAccessibleName(tr("Runs"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setWordWrap(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(13);
    m_view->setIconSize({16, 16});
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setItemDelegateForColumn(static_cast<int>(RunListModel::Column::Run), new RunDelegate(m_view));
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(static_cast<int>(RunListModel::Column::Run), Qt::DescendingOrder);
    m_columns = new LibraryColumns(m_view);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_opening)
            m_open.insert(index.data(RunListModel::SweepRole).toString());
    });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_opening)
            m_open.remove(index.data(RunListModel::SweepRole).toString());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                // With Ctrl or Shift one gathers runs, to compare or to delete them.
                const bool gathering =
                    QApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
                const QString path = pathOf(current);
                if (m_selecting || gathering || path.isEmpty())
                    return;
                m_selected = m_revealed = path;
                Q_EMIT runChosen(m_selected);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LibraryPanel::refreshTools);
}

void LibraryPanel::setLibrary(const QString &path)
{
    m_path = path.isEmpty() ? QString() : QDir(path).absolutePath();
    m_loaded = false;
    ++m_generation; // what is still being read belongs to the folder before
    m_selecting = true;
    m_model->setEntries({});
    m_selecting = false;
    m_problems->hide();
    showHint();
    refresh();
}

void LibraryPanel::refresh()
{
    if (m_path.isEmpty())
        return;
    const int generation = ++m_generation;
    inPool(
        this, [path = m_path, known = m_model->entries()] { return listLibrary(path, known); },
        [this, generation](const LibraryListing &listing) {
            if (generation == m_generation)
                show(listing);
        });
}

void LibraryPanel::show(const LibraryListing &listing)
{
    m_loaded = true;
    const int before = m_model->rowOf(m_selected);
    const QString stamp = before < 0 ? QString() : m_model->entries()[static_cast<size_t>(before)].stamp;
    m_selecting = true;
    m_model->setEntries(listing.entries);
    m_selecting = false;
    m_problems->setVisible(!listing.problems.isEmpty());
    m_problems->setText(
        tr("%n folder(s) could not be read: %1", nullptr, static_cast<int>(listing.problems.size()))
            .arg(listing.problems.value(0)));
    m_problems->setToolTip(listing.problems.join(u'\n'));
    showHint();
    openSweeps();
    applySelection();
    refreshTools();
    watch();
    completeFigures();
    const int after = m_model->rowOf(m_selected);
    if (!stamp.isEmpty() && after >= 0 && m_model->entries()[static_cast<size_t>(after)].stamp != stamp)
        Q_EMIT selectedRunChanged(m_selected);
}

/// Of a large library, bit by bit.
void LibraryPanel::completeFigures()
{
    if (std::ranges::all_of(m_model->entries(), &LibraryEntry::figuresRead))
        return;
    const int generation = m_generation;
    inPool(
        this,
        [entries = m_model->entries()]() mutable {
            readFigures(entries);
            return entries;
        },
        [this, generation](const std::vector<LibraryEntry> &entries) {
            if (generation != m_generation)
                return;
            m_selecting = true;
            m_model->setEntries(entries);
            m_selecting = false;
            openSweeps();
            completeFigures();
        });
}

void LibraryPanel::watch()
{
    // The folder itself, or what exists of its path, and the runs being written. Not interrupted ones: asking
    // whether their writer lives touches their lock, which would look like a change for ever.
    QSet<QString> wanted;
    QDir folder(m_path);
    while (!folder.exists() && folder.path() != QDir::cleanPath(folder.filePath(u".."_s)))
        folder.setPath(QDir::cleanPath(folder.filePath(u".."_s)));
    wanted.insert(folder.path());
    for (const LibraryEntry &entry : m_model->entries()) {
        if (entry.state == RunState::Running)
            wanted.insert(entry.path);
    }
    const QStringList watched = m_watcher.directories();
    for (const QString &path : watched) {
        if (!wanted.remove(path))
            m_watcher.removePath(path);
    }
    if (!wanted.isEmpty())
        m_watcher.addPaths(QStringList(wanted.begin(), wanted.end()));
}

void LibraryPanel::showHint()
{
    if (!m_loaded && !m_path.isEmpty())
        m_hint->setText(tr("Reading the runs…"));
    else if (m_model->rowCount() == 0)
        m_hint->setText(
            tr("There are no runs here yet. Run a scenario, or choose “Try it” on the Home page."));
    else
        m_hint->setText(tr("No run matches “%1”. Clear the search to see all runs.").arg(m_search->text()));
    m_stack->setCurrentWidget(m_proxy->rowCount() > 0 ? static_cast<QWidget *>(m_view) : m_hint);
}

void LibraryPanel::select(const QString &runPath)
{
    m_selected = runPath;
    if (pathOf(m_view->currentIndex()) == runPath) // else several may be selected, and stay so
        return;
    openSweeps();
    applySelection();
}

QModelIndex LibraryPanel::shownRow(const QString &runPath) const
{
    const int row = m_model->rowOf(runPath);
    if (row < 0)
        return {};
    return m_proxy->mapFromSource(m_grouping->isChecked() ? m_sweeps->indexOf(row) : m_model->index(row, 0));
}

void LibraryPanel::applySelection()
{
    const QModelIndex index = shownRow(m_selected);
    if (index.parent().isValid() && !m_view->isExpanded(index.parent()))
        return; // to make it current would open the sweep
    QItemSelectionModel *selection = m_view->selectionModel();
    const bool gathered = selection->selectedRows().size() > 1; // several, or all of a sweep
    m_selecting = true;
    if (!index.isValid() && !gathered && !pathOf(m_view->currentIndex()).isEmpty())
        selection->clear(); // so that a click on any row is a choice
    else if (index.isValid() && !gathered &&
             (index != m_view->currentIndex().siblingAtColumn(0) || !selection->isSelected(index)))
        selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_selecting = false;
}

void LibraryPanel::openSweeps()
{
    if (!m_grouping->isChecked())
        return;
    const QScopedValueRollback opening(m_opening, true);
    const bool searching = !m_search->text().trimmed().isEmpty();
    if (const QModelIndex selected = shownRow(m_selected); selected.isValid() && m_revealed != m_selected) {
        m_open.insert(selected.parent().data(RunListModel::SweepRole).toString());
        m_revealed = m_selected; // once: whoever closes it wants it closed
    }
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex sweep = m_proxy->index(row, 0);
        m_view->setExpanded(sweep,
                            searching || m_open.contains(sweep.data(RunListModel::SweepRole).toString()));
    }
}

QString LibraryPanel::pathOf(const QModelIndex &proxyIndex) const
{
    return proxyIndex.data(RunListModel::PathRole).toString();
}

void LibraryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous() && m_loaded)
        refresh(); // a writer that died changed no file
}

} // namespace servescope
