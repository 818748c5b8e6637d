// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/run_columns.h"

#include <QAbstractTableModel>

#include <vector>

namespace servescope {

/// The runs of a library, in no order of its own: a proxy sorts them.
class RunListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Column = RunColumn;
    static constexpr int columns = RunColumnCount;
    enum Role {
        SortRole = Qt::UserRole,
        PathRole,
        DetailRole, ///< of the run: its state and when it was started, as text
        SearchRole, ///< of every column: all texts a search looks at
        EntryRole,  ///< const LibraryEntry *, until the list changes; of a run
        SweepRole,  ///< of a row that stands for a sweep: its key; else invalid
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

    static QVariant header(int section, Qt::Orientation orientation, int role);
    /// What every kind of row answers: text, alignment, the key it is sorted by.
    static QVariant cell(const LibraryEntry &entry, Column column, int role);

private:
    std::vector<LibraryEntry> m_entries;
};

} // namespace servescope
