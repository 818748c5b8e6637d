// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/queue_model.h"

#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/run/run_state_text.h"

#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

int ended(const LoadSnapshot &progress)
{
    return progress.completed + progress.failed;
}

const QString rowMimeType = u"application/x-servescope-queue-row"_s;

bool isNumber(QueueModel::Column column)
{
    return column == QueueModel::Column::Throughput || column == QueueModel::Column::Errors ||
           column == QueueModel::Column::Time;
}

} // namespace

std::optional<Nanoseconds> timeLeft(const QueuedPoint &point)
{
    const double share = point.progress.shareDone();
    if (point.state != RunState::Running || point.progress.phase != LoadSnapshot::Phase::Measuring ||
        share < 0.2)
        return std::nullopt;
    return fromSeconds(toSeconds(point.progress.elapsed) * (1 - share) / share);
}

void QueueModel::setRows(std::vector<QueuedPoint> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void QueueModel::appendRows(const std::vector<QueuedPoint> &rows)
{
    if (rows.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

void QueueModel::updateRow(int row, const QueuedPoint &point)
{
    if (row < 0 || row >= rowCount())
        return;
    m_rows[static_cast<size_t>(row)] = point;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void QueueModel::moveRow(int from, int to)
{
    if (from < 0 || from >= rowCount() || to < 0 || to >= rowCount() ||
        !beginMoveRows({}, from, from, {}, to > from ? to + 1 : to))
        return;
    const auto first = m_rows.begin() + std::min(from, to), last = m_rows.begin() + std::max(from, to) + 1;
    std::rotate(first, to > from ? first + 1 : last - 1, last);
    endMoveRows();
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows
    const bool waits = m_rows[static_cast<size_t>(index.row())].state == RunState::Queued;
    return QAbstractTableModel::flags(index) | (waits ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList QueueModel::mimeTypes() const
{
    return {rowMimeType};
}

QMimeData *QueueModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(rowMimeType, QByteArray::number(indexes.first().row()));
    return data;
}

bool QueueModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent)
{
    bool ok = false;
    const int from = data->data(rowMimeType).toInt(&ok);
    const int place = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    if (ok && from >= 0 && from < rowCount())
        Q_EMIT moveRequested(from, place > from ? place - 1 : place);
    return false; // nothing for the view to remove
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QueuedPoint &point = m_rows[static_cast<size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    const StateLook look = stateLook(point.state);
    switch (role) {
    case Qt::DisplayRole:
        return text(point, column);
    case Qt::DecorationRole:
        return column == Column::State ? QVariant(icon(look.icon, look.tone)) : QVariant();
    case Qt::ForegroundRole:
        if (column == Column::State || (column == Column::Progress && !point.error.code.isEmpty()))
            return toneColor(look.tone, QGuiApplication::palette());
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ToolTipRole:
        if (!point.error.code.isEmpty())
            return errorText(point.error);
        return column == Column::Point ? point.point.id : text(point, column);
    case StateRole:
        return static_cast<int>(point.state);
    case ShareRole:
        return point.progress.shareDone();
    case SentenceRole:
        return point.error.code.isEmpty() ? QString() : errorText(point.error);
    case RunFolderRole:
        return point.runFolder;
    default:
        return {};
    }
}

QString QueueModel::text(const QueuedPoint &point, Column column) const
{
    const LoadSnapshot &progress = point.progress;
    const bool hasBegun = point.state != RunState::Queued && ended(progress) > 0;
    const QString none = u"—"_s;
    switch (column) {
    case Column::State:
        return stateLook(point.state).word;
    case Column::Scenario:
        return point.jobTitle;
    case Column::Point:
        return pointText(point.point);
    case Column::Progress:
        if (!point.error.code.isEmpty())
            return errorText(point.error);
        return tr("%1 / %2", "requests done of all")
            .arg(formatCount(ended(progress)), formatCount(progress.total));
    case Column::Throughput:
        if (point.state == RunState::Running && progress.phase == LoadSnapshot::Phase::Measuring)
            return formatRate(progress.outputTokensPerSecond, tr("tok/s"));
        if (hasBegun && progress.elapsed.count() > 0) // frozen: over the whole point, not its last second
            return formatRate(static_cast<double>(progress.outputTokens) / toSeconds(progress.elapsed),
                              tr("tok/s"));
        return none;
    case Column::Errors:
        return hasBegun ? formatPercent(double(progress.failed) / ended(progress)) : none;
    case Column::Time:
        if (point.state == RunState::Running) {
            const std::optional<Nanoseconds> left = timeLeft(point);
            return left ? tr("%1 left").arg(formatDuration(*left)) : none;
        }
        return point.state != RunState::Queued && progress.elapsed.count() > 0
                   ? formatDuration(progress.elapsed)
                   : none;
    }
    return {};
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (column) {
    case Column::State:
        return tip ? tr("Whether the point waits, runs or has ended") : tr("State");
    case Column::Scenario:
        return tip ? tr("The scenario the point belongs to") : tr("Scenario");
    case Column::Point:
        return tip ? tr("Input → output tokens of each request, and how many requests run at once")
                   : tr("Point");
    case Column::Progress:
        return tip ? tr("Requests that have ended, of all requests of the point") : tr("Progress");
    case Column::Throughput:
        return tip ? tr("Output tokens per second: the last second while running, the whole point afterwards")
                   : tr("Output");
    case Column::Errors:
        return tip ? tr("Share of the ended requests that failed") : tr("Errors");
    case Column::Time:
        return tip ? tr("Time left while running, once there is evidence for it; time taken afterwards")
                   : tr("Time");
    }
    return {};
}

} // namespace servescope
