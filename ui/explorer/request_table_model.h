// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explorer/point_data.h"

#include <QAbstractTableModel>

#include <memory>

namespace servescope {

/// The requests of a point, sorted and filtered by the model itself: a proxy would take seconds for 100,000
/// rows.
class RequestTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Number, Status, Sent, Queue, Ttft, Tpot, E2el, Input, Output };
    static constexpr int columns = 9;

    using QAbstractTableModel::QAbstractTableModel;

    /// `table` has a value for each record of `data`; both may be null.
    void setData(SharedPointData data, std::shared_ptr<const SampleTable> table);
    using QAbstractTableModel::setData;
    /// Seconds since the first dispatch, [from, to).
    void setWindow(double from, double to);
    void setOnlyFailed(bool only);

    int recordOf(int row) const { return m_rows[static_cast<size_t>(row)]; }
    int rowOf(int record) const; ///< −1: filtered away

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    double sortKey(int record, Column column) const;
    QString text(int record, Column column) const;

    SharedPointData m_data;
    std::shared_ptr<const SampleTable> m_table;
    std::vector<int> m_rows;  ///< record of each row
    std::vector<int> m_rowOf; ///< row of each record, −1 = none
    double m_from = 0, m_to = 1e300;
    bool m_onlyFailed = false;
    Column m_sorted = Column::Number;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace servescope
