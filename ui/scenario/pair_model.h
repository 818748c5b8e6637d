// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/schema.h"

#include <QAbstractTableModel>

#include <utility>
#include <vector>

namespace servescope {

using PairRows = std::vector<std::pair<int, int>>;

/// The rows of input_output or concurrency_prompts. It shows what setRows() gave; an edit is announced by
/// rowsEdited() and shown at once.
class PairModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { First, Second };

    PairModel(const KeySchema &key, const QString &first, const QString &second, QObject *parent = nullptr);

    const PairRows &rows() const { return m_rows; }
    /// Touches only rows that differ, so that selection and an open cell editor stay where they are.
    void setRows(const PairRows &rows);
    /// As an edit of the person.
    void editRows(const PairRows &rows);

    int minimum() const { return static_cast<int>(m_key.minimum); }
    int maximum() const { return static_cast<int>(m_key.maximum); }
    bool inRange(int value) const { return value >= minimum() && value <= maximum(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

Q_SIGNALS:
    void rowsEdited(const servescope::PairRows &rows);

private:
    int value(const QModelIndex &index) const;

    const KeySchema &m_key;
    QString m_first, m_second;
    PairRows m_rows;
};

} // namespace servescope
