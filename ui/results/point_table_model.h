// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"

#include <QAbstractTableModel>

namespace servescope {

/// The points of an opened run with their main figures. A figure that does not exist reads N/A.
class PointTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Lengths, Concurrency, Requests, Throughput, TtftMedian, TtftP99, TpotMedian, State };
    static constexpr int columns = 8;

    using QAbstractTableModel::QAbstractTableModel;

    /// New figures of the same points keep the selection.
    void setRun(const StoredRun &run);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString headerHint(Column column);
    static QString text(const StoredPoint &point, Column column);
    QString m_path;
    std::vector<StoredPoint> m_points;
};

} // namespace servescope
