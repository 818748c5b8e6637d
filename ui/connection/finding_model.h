// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/finding.h"

#include <QAbstractTableModel>

#include <vector>

namespace servescope {

/// What a test of a connection found, a row each: how good, what was looked at, the sentence and its hint.
class FindingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Level, Check, Text };
    static constexpr int ColumnCount = 3;

    using QAbstractTableModel::QAbstractTableModel;
    void setFindings(std::vector<ProbeFinding> findings);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<ProbeFinding> m_findings;
};

} // namespace servescope
