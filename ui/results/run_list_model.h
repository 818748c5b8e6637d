// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/library_entry.h"

#include <QAbstractTableModel>

#include <vector>

namespace servescope {

/// The runs of a library, in no order of its own: a proxy sorts them.
class RunListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Run, Points, Best };
    static constexpr int columns = 3;
    enum Role {
        SortRole = Qt::UserRole,
        PathRole,
        DetailRole, ///< of the run: its state and when it was started, as text
        SearchRole, ///< of every column: all texts a search looks at
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Becomes this list by the fewest steps, so that selection and scroll position stay.
    void setEntries(const std::vector<LibraryEntry> &entries);
    const std::vector<LibraryEntry> &entries() const { return m_entries; }
    int rowOf(const QString &path) const; ///< −1 when it is not in the list

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const LibraryEntry &entry, Column column);
    static QVariant sortKey(const LibraryEntry &entry, Column column);
    std::vector<LibraryEntry> m_entries;
};

} // namespace servescope
