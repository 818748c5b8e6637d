// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_queue.h"

#include <QAbstractTableModel>

#include <vector>

namespace servescope {

/// The rows of the queue as people read them. Fed with values; knows nothing of who runs them.
class QueueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { State, Scenario, Point, Progress, Throughput, Errors, Time };
    static constexpr int ColumnCount = 7;

    enum Role {
        StateRole = Qt::UserRole, ///< int of RunState
        ShareRole,                ///< double 0 … 1, what is done of the point
        SentenceRole,             ///< why the row failed, or empty
        RunFolderRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<QueuedPoint> rows);
    void appendRows(const std::vector<QueuedPoint> &rows);
    void updateRow(int row, const QueuedPoint &point);
    void moveRow(int from, int to);
    const std::vector<QueuedPoint> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // Waiting rows can be dragged to another place; who runs them decides.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void moveRequested(int from, int to);

private:
    QString text(const QueuedPoint &point, Column column) const;
    std::vector<QueuedPoint> m_rows;
};

/// Time the running point still needs, judged from itself; nullopt before a fifth of it is done.
std::optional<Nanoseconds> timeLeft(const QueuedPoint &point);

} // namespace servescope
