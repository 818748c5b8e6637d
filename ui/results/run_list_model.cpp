// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/run_list_model.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/run/run_state_text.h"

#include <QDir>
#include <QHash>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString detailText(const LibraryEntry &entry)
{
    QString text =
        RunListModel::tr("%1, %2", "state, date")
            .arg(stateLook(entry.state).word, QLocale().toString(entry.started, QLocale::ShortFormat));
    if (entry.baseline)
        text = RunListModel::tr("Baseline · %1").arg(text);
    if (!entry.tags.isEmpty())
        text += u" · "_s + entry.tags.join(u", "_s);
    return text;
}

} // namespace

void RunListModel::setEntries(const std::vector<LibraryEntry> &entries)
{
    QHash<QString, const LibraryEntry *> wanted;
    for (const LibraryEntry &entry : entries)
        wanted.insert(entry.path, &entry);
    QSet<QString> here;
    for (const LibraryEntry &entry : m_entries)
        here.insert(entry.path);
    for (int row = rowCount() - 1; row >= 0; --row) {
        const auto at = m_entries.begin() + row;
        const LibraryEntry *now = wanted.value(at->path);
        if (!now) {
            beginRemoveRows({}, row, row);
            m_entries.erase(at);
            endRemoveRows();
        } else if (*now != *at) {
            *at = *now;
            Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
        }
    }
    std::vector<LibraryEntry> added;
    std::ranges::copy_if(entries, std::back_inserter(added),
                         [&here](const LibraryEntry &entry) { return !here.contains(entry.path); });
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    m_entries.insert(m_entries.end(), added.begin(), added.end());
    endInsertRows();
}

int RunListModel::rowOf(const QString &path) const
{
    const auto at = std::ranges::find(m_entries, path, &LibraryEntry::path);
    return at == m_entries.end() ? -1 : static_cast<int>(at - m_entries.begin());
}

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int RunListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RunListModel::cell(const LibraryEntry &entry, Column column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return runColumnText(entry, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole:
        return runSortKey(entry, column);
    default:
        return {};
    }
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LibraryEntry &entry = m_entries[static_cast<size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DecorationRole: {
        if (column != Column::Run)
            return {};
        const StateLook look = stateLook(entry.state);
        return icon(look.icon, look.tone);
    }
    case Qt::ToolTipRole:
        return QStringList{QLocale().toString(entry.started, QLocale::LongFormat), entry.model, entry.server,
                           QDir::toNativeSeparators(entry.path), entry.notes}
            .join(u'\n')
            .trimmed();
    case PathRole:
        return entry.path;
    case DetailRole:
        return detailText(entry);
    case Qt::AccessibleTextRole:
        return column == Column::Run ? tr("%1, %2", "name, state and date").arg(entry.name, detailText(entry))
                                     : runColumnText(entry, column);
    case SearchRole:
        return QStringList{
            entry.name, entry.model, entry.server, detailText(entry), entry.path.section(u'/', -1),
            entry.notes}
            .join(u'\n');
    case EntryRole:
        return QVariant::fromValue(&entry);
    default:
        return cell(entry, column, role);
    }
}

QVariant RunListModel::header(int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return runColumnTitle(column);
    case Qt::ToolTipRole:
        return runColumnTip(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return header(section, orientation, role);
}

} // namespace servescope
