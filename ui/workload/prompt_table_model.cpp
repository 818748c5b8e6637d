// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workload/prompt_table_model.h"

#include "ui/common/format.h"

#include <QLocale>

namespace servescope {

void PromptTableModel::setRows(std::vector<WorkloadPreview::Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int PromptTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PromptTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString PromptTableModel::text(int row, Column column) const
{
    const WorkloadPreview::Row &one = m_rows[static_cast<size_t>(row)];
    switch (column) {
    case Column::Number:
        return formatCount(row + 1);
    case Column::Input:
        return formatCount(one.input);
    case Column::Output:
        return formatCount(one.output);
    case Column::At:
        return one.at ? tr("%1 s").arg(QLocale().toString(toSeconds(*one.at), 'f', 3)) : QString();
    case Column::Text:
        return one.text.simplified();
    }
    return {};
}

QVariant PromptTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole: // plain text, whatever the prompt looks like
        return column == Column::Text
                   ? QVariant(m_rows[static_cast<size_t>(index.row())].text.toHtmlEscaped())
                   : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Text ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant PromptTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Text ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole) {
        switch (column) {
        case Column::Input:
            return tr("Tokens of the prompt, special ones included");
        case Column::Output:
            return tr("Tokens asked back");
        case Column::At:
            return tr("When the request is sent, as the trace says");
        case Column::Number:
        case Column::Text:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Number:
        return tr("No.", "number of a request");
    case Column::Input:
        return tr("In", "input tokens");
    case Column::Output:
        return tr("Out", "output tokens");
    case Column::At:
        return tr("Sent at");
    case Column::Text:
        return tr("Prompt");
    }
    return {};
}

} // namespace servescope
