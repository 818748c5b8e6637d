// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/point_table_model.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/explorer/point_data.h"
#include "ui/run/run_state_text.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

void PointTableModel::setRun(const StoredRun &run)
{
    if (run.path == m_path && run.points.size() == m_points.size()) {
        m_points = run.points;
        if (!m_points.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_path = run.path;
    m_points = run.points;
    endResetModel();
}

int PointTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_points.size());
}

int PointTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString PointTableModel::text(const StoredPoint &point, Column column)
{
    const SweepPoint &setup = point.entry.point;
    switch (column) {
    case Column::Lengths:
        return tr("%1 → %2", "input and output tokens")
            .arg(formatCount(setup.lengths.input), formatCount(setup.lengths.output));
    case Column::Concurrency: {
        QString text = setup.load.maxConcurrency > 0 ? formatCount(setup.load.maxConcurrency)
                                                     : tr("no limit", "concurrency");
        if (std::isfinite(setup.requestRate))
            text = tr("%1 at %2", "concurrency, request rate")
                       .arg(text, formatRate(setup.requestRate, tr("req/s")));
        if (setup.repeat > 0)
            text = tr("%1, repeat %2").arg(text, formatCount(setup.repeat + 1));
        return text;
    }
    case Column::Requests:
        return tr("%1 / %2", "requests that completed, that failed")
            .arg(formatCount(point.entry.completed), formatCount(point.entry.failed));
    case Column::Throughput: // its unit stands in the header
        return formatRate(point.figure(u"output_throughput"_s), {}).trimmed();
    case Column::TtftMedian:
        return formatMilliseconds(point.figure(u"median_ttft_ms"_s));
    case Column::TtftP99:
        return formatMilliseconds(point.figure(u"p99_ttft_ms"_s));
    case Column::TpotMedian:
        return formatMilliseconds(point.figure(u"median_tpot_ms"_s));
    case Column::State: {
        const QString word = stateLook(point.entry.state).word;
        const QString remark = pointRemark(point);
        return remark.isEmpty() ? word : tr("%1: %2", "state, reason").arg(word, remark);
    }
    }
    return {};
}

QVariant PointTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StoredPoint &point = m_points[static_cast<size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(point, column);
    case Qt::ToolTipRole:
        return column == Column::State ? text(point, column) : QVariant();
    case Qt::DecorationRole: {
        if (column != Column::State)
            return {};
        const StateLook look = stateLook(point.entry.state);
        return icon(look.icon, look.tone);
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::State ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QString PointTableModel::headerHint(Column column)
{
    switch (column) {
    case Column::Lengths:
        return tr("Tokens of the prompt and of the answer, as asked for");
    case Column::Concurrency:
        return tr("How many requests may be in flight at once");
    case Column::Requests:
        return tr("Requests that completed, and those that failed");
    case Column::Throughput:
        return tr("Output tokens a second, over all requests");
    case Column::TtftMedian:
        return tr("Time to first token, median");
    case Column::TtftP99:
        return tr("Time to first token that 99 of 100 requests did not exceed");
    case Column::TpotMedian:
        return tr("Time per output token without the first, median");
    case Column::State:
        return {};
    }
    return {};
}

QVariant PointTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::State ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole)
        return headerHint(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Lengths:
        return tr("In → out");
    case Column::Concurrency:
        return tr("Concurrency");
    case Column::Requests:
        return tr("OK / failed");
    case Column::Throughput:
        return tr("tok/s");
    case Column::TtftMedian:
        return tr("TTFT p50");
    case Column::TtftP99:
        return tr("TTFT p99");
    case Column::TpotMedian:
        return tr("TPOT p50");
    case Column::State:
        return tr("State");
    }
    return {};
}

} // namespace servescope
