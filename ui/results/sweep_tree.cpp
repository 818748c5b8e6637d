// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/sweep_tree.h"

#include "ui/common/icons.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace servescope {

using namespace Qt::StringLiterals;

SweepTree::SweepTree(RunListModel *runs, QObject *parent) : QAbstractItemModel(parent), m_runs(runs)
{
    connect(runs, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { add(first, last); });
    connect(runs, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { startRemoving(first, last); });
    connect(runs, &QAbstractItemModel::rowsRemoved, this, &SweepTree::finishRemoving);
    connect(runs, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) { refresh(from.row(), to.row()); });
    connect(runs, &QAbstractItemModel::modelReset, this, &SweepTree::rebuild);
    m_telling.setSingleShot(true);
    m_telling.setInterval(0);
    connect(&m_telling, &QTimer::timeout, this, &SweepTree::tell);
    rebuild();
}

void SweepTree::rebuild()
{
    beginResetModel();
    m_sweeps.clear();
    m_byKey.clear();
    m_sweepOf.clear();
    for (int run = 0; run < m_runs->rowCount(); ++run)
        put(run);
    endResetModel();
}

void SweepTree::put(int run)
{
    Sweep *&sweep = m_byKey[entry(run).sweep];
    if (!sweep) {
        m_sweeps.push_back(std::make_unique<Sweep>());
        sweep = m_sweeps.back().get();
        sweep->key = entry(run).sweep;
        sweep->place = static_cast<int>(m_sweeps.size()) - 1;
    }
    sweep->runs.push_back(run);
    m_sweepOf.push_back(sweep);
}

void SweepTree::add(int first, int last)
{
    if (first != static_cast<int>(m_sweepOf.size()) || last - first > 100) { // a whole library at once
        rebuild();
        return;
    }
    for (int run = first; run <= last; ++run) {
        Sweep *sweep = m_byKey.value(entry(run).sweep);
        if (!sweep) {
            const auto place = static_cast<int>(m_sweeps.size());
            beginInsertRows({}, place, place);
            put(run);
            endInsertRows();
            continue;
        }
        const auto place = static_cast<int>(sweep->runs.size());
        beginInsertRows(createIndex(sweep->place, 0), place, place);
        put(run);
        endInsertRows();
        touch(*sweep);
    }
}

void SweepTree::startRemoving(int first, int last)
{
    Q_ASSERT(first == last); // as the list does it
    Sweep *sweep = m_sweepOf[static_cast<size_t>(last)];
    m_removing = first;
    if (sweep->runs.size() == 1) {
        beginRemoveRows({}, sweep->place, sweep->place);
        return;
    }
    const auto place = static_cast<int>(std::ranges::find(sweep->runs, first) - sweep->runs.begin());
    beginRemoveRows(createIndex(sweep->place, 0), place, place);
}

void SweepTree::finishRemoving()
{
    Sweep *sweep = m_sweepOf[static_cast<size_t>(m_removing)];
    std::erase(sweep->runs, m_removing);
    m_sweepOf.erase(m_sweepOf.begin() + m_removing);
    const bool gone = sweep->runs.empty();
    if (gone) {
        m_byKey.remove(sweep->key);
        m_sweeps.erase(m_sweeps.begin() + sweep->place);
        for (size_t place = 0; place < m_sweeps.size(); ++place)
            m_sweeps[place]->place = static_cast<int>(place);
    }
    for (const auto &each : m_sweeps) {
        for (int &run : each->runs)
            run -= run > m_removing ? 1 : 0;
    }
    m_removing = -1;
    endRemoveRows();
    if (!gone)
        touch(*sweep);
}

void SweepTree::refresh(int first, int last)
{
    for (int run = first; run <= last; ++run) {
        Sweep *sweep = m_sweepOf[static_cast<size_t>(run)];
        if (sweep->key != entry(run).sweep) { // its plan was rewritten: it belongs elsewhere
            rebuild();
            return;
        }
        touch(*sweep);
        const QModelIndex changed = indexOf(run);
        Q_EMIT dataChanged(changed, changed.siblingAtColumn(RunColumnCount - 1));
    }
}

void SweepTree::touch(Sweep &sweep)
{
    sweep.summary.reset();
    m_touched.insert(sweep.key);
    m_telling.start();
}

void SweepTree::tell()
{
    for (const QString &key : std::exchange(m_touched, {})) {
        if (const Sweep *sweep = m_byKey.value(key))
            Q_EMIT dataChanged(index(sweep->place, 0), index(sweep->place, RunColumnCount - 1));
    }
}

const LibraryEntry &SweepTree::summary(const Sweep &sweep) const
{
    if (!sweep.summary) {
        std::vector<const LibraryEntry *> runs;
        for (const int run : sweep.runs)
            runs.push_back(&entry(run));
        sweep.summary = summaryOf(runs);
    }
    return *sweep.summary;
}

QModelIndex SweepTree::indexOf(int run) const
{
    if (run < 0 || run >= static_cast<int>(m_sweepOf.size()))
        return {};
    Sweep *sweep = m_sweepOf[static_cast<size_t>(run)];
    const auto place = std::ranges::lower_bound(sweep->runs, run) - sweep->runs.begin();
    return createIndex(static_cast<int>(place), 0, sweep);
}

QModelIndex SweepTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, m_sweeps[static_cast<size_t>(parent.row())].get())
                            : createIndex(row, column);
}

QModelIndex SweepTree::parent(const QModelIndex &index) const
{
    const auto *sweep = static_cast<const Sweep *>(index.internalPointer());
    return sweep ? createIndex(sweep->place, 0) : QModelIndex();
}

int SweepTree::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sweeps.size());
    if (parent.internalPointer() || parent.column() > 0)
        return 0;
    return static_cast<int>(m_sweeps[static_cast<size_t>(parent.row())]->runs.size());
}

int SweepTree::columnCount(const QModelIndex &) const
{
    return RunColumnCount;
}

QVariant SweepTree::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const auto *sweep = static_cast<const Sweep *>(index.internalPointer())) {
        const int run = sweep->runs[static_cast<size_t>(index.row())];
        if (role == Qt::DisplayRole && index.column() == 0 && entry(run).name == summary(*sweep).name) {
            const QString date = QLocale().toString(entry(run).started, QLocale::ShortFormat);
            return entry(run).star ? u"★ "_s + date : date; // the name is that of the sweep
        }
        return m_runs->index(run, index.column()).data(role);
    }
    return sweepData(*m_sweeps[static_cast<size_t>(index.row())], static_cast<RunColumn>(index.column()),
                     role);
}

QVariant SweepTree::sweepData(const Sweep &sweep, RunColumn column, int role) const
{
    const auto count = static_cast<int>(sweep.runs.size());
    const LibraryEntry &sum = summary(sweep);
    const QString newest = QLocale().toString(sum.started.date(), QLocale::ShortFormat);
    switch (role) {
    case Qt::DisplayRole:
        if (column == RunColumn::Run) // what tells one sweep of a model from another
            return QStringList{runColumnText(sum, column), runColumnText(sum, RunColumn::Lengths)}.join(
                u"  "_s);
        return RunListModel::cell(sum, column, role);
    case Qt::DecorationRole:
        return column == RunColumn::Run ? icon(u"folder"_s) : QVariant();
    case Qt::ToolTipRole:
        return tr("%1\nLengths: %2\nConcurrency: %3\nBest figures of all its runs")
            .arg(sum.model, runColumnText(sum, RunColumn::Lengths), runColumnText(sum, RunColumn::Load));
    case RunListModel::DetailRole:
        return count == 1 ? tr("1 run, %1", "date").arg(newest)
                          : tr("%n run(s), last %1", "date", count).arg(newest);
    case Qt::AccessibleTextRole:
        return column == RunColumn::Run
                   ? tr("Sweep %1, %2", "name, number of runs and date")
                         .arg(sum.name, sweepData(sweep, column, RunListModel::DetailRole).toString())
                   : runColumnText(sum, column);
    case RunListModel::SweepRole:
        return sweep.key;
    default:
        return RunListModel::cell(sum, column, role);
    }
}

QVariant SweepTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    return RunListModel::header(section, orientation, role);
}

} // namespace servescope
