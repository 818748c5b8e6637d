// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/pair_model.h"

#include "ui/common/icons.h"
#include "ui/scenario/diagnostic_text.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

PairModel::PairModel(const KeySchema &key, const QString &first, const QString &second, QObject *parent)
    : QAbstractTableModel(parent), m_key(key), m_first(first), m_second(second)
{}

void PairModel::setRows(const PairRows &rows)
{
    const auto had = static_cast<int>(m_rows.size()), have = static_cast<int>(rows.size());
    if (had > have) {
        beginRemoveRows({}, have, had - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    for (int row = 0; row < std::min(had, have); ++row) {
        auto &now = m_rows[static_cast<size_t>(row)];
        if (now == rows[static_cast<size_t>(row)])
            continue;
        now = rows[static_cast<size_t>(row)];
        Q_EMIT dataChanged(index(row, 0), index(row, 1));
    }
    if (had < have) {
        beginInsertRows({}, had, have - 1);
        m_rows = rows;
        endInsertRows();
    }
}

void PairModel::editRows(const PairRows &rows)
{
    if (rows == m_rows)
        return;
    setRows(rows);
    Q_EMIT rowsEdited(rows);
}

int PairModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PairModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

int PairModel::value(const QModelIndex &index) const
{
    const auto &row = m_rows[static_cast<size_t>(index.row())];
    return static_cast<Column>(index.column()) == Column::First ? row.first : row.second;
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int number = value(index);
    switch (role) {
    case Qt::DisplayRole:
        return QLocale().toString(number);
    case Qt::EditRole:
        return number;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::DecorationRole:
        return inRange(number) ? QVariant() : QVariant(icon(u"error"_s, Tone::Bad));
    case Qt::ToolTipRole:
        return inRange(number) ? keyHelp(m_key.name)
                               : tr("Must be from %1 to %2.")
                                     .arg(QLocale().toString(minimum()), QLocale().toString(maximum()));
    case Qt::AccessibleTextRole:
        return tr("%1 %2", "a column's name and a number")
            .arg(index.column() == 0 ? m_first : m_second, QLocale().toString(number));
    default:
        return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::DisplayRole)
        return section == 0 ? m_first : m_second;
    if (role == Qt::ToolTipRole)
        return keyHelp(m_key.name);
    return {};
}

Qt::ItemFlags PairModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.isValid() ? base | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : base;
}

bool PairModel::setData(const QModelIndex &index, const QVariant &newValue, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !checkIndex(index))
        return false;
    bool ok = false;
    const int number = newValue.toInt(&ok);
    if (!ok || !inRange(number))
        return false;
    PairRows rows = m_rows;
    auto &row = rows[static_cast<size_t>(index.row())];
    (static_cast<Column>(index.column()) == Column::First ? row.first : row.second) = number;
    editRows(rows);
    return true;
}

bool PairModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row > rowCount() - count)
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.erase(m_rows.begin() + row, m_rows.begin() + row + count);
    endRemoveRows();
    Q_EMIT rowsEdited(m_rows);
    return true;
}

} // namespace servescope
