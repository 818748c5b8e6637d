// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workload/workload_preview.h"

#include <QAbstractTableModel>

namespace servescope {

/// The first prompts of a workload.
class PromptTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Number, Input, Output, At, Text };
    static constexpr int columns = 5;

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<WorkloadPreview::Row> rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int row, Column column) const;

    std::vector<WorkloadPreview::Row> m_rows;
};

} // namespace servescope
