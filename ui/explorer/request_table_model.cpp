// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/request_table_model.h"

#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/explorer/request_words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

void RequestTableModel::setData(SharedPointData data, std::shared_ptr<const SampleTable> table)
{
    beginResetModel();
    m_data = std::move(data);
    m_table = std::move(table);
    if (!m_data || !m_table || m_table->requests.size() != m_data->records.size())
        m_data.reset();
    arrange();
    endResetModel();
}

void RequestTableModel::setWindow(double from, double to)
{
    if (from == m_from && to == m_to)
        return;
    beginResetModel();
    m_from = from;
    m_to = to;
    arrange();
    endResetModel();
}

void RequestTableModel::setOnlyFailed(bool only)
{
    beginResetModel();
    m_onlyFailed = only;
    arrange();
    endResetModel();
}

void RequestTableModel::sort(int column, Qt::SortOrder order)
{
    m_sorted = static_cast<Column>(std::clamp(column, 0, columns - 1));
    m_order = order;
    beginResetModel();
    arrange();
    endResetModel();
}

void RequestTableModel::arrange()
{
    m_rows.clear();
    m_rowOf.clear();
    if (!m_data)
        return;
    const double origin = toSeconds(m_data->origin);
    for (size_t i = 0; i < m_data->records.size(); ++i) {
        const RequestSample &sample = m_table->requests[i];
        const double at = sample.start - origin;
        if (sample.sent && (at < m_from || at >= m_to))
            continue;
        if (m_onlyFailed && m_data->records[i].ok())
            continue;
        m_rows.push_back(static_cast<int>(i));
    }
    std::vector<double> keys(m_data->records.size());
    for (const int record : m_rows)
        keys[static_cast<size_t>(record)] = sortKey(record, m_sorted);
    const auto key = [&keys](int record) { return keys[static_cast<size_t>(record)]; };
    const auto rising = [&key](int a, int b) {
        // What has no value comes last, whichever way it is sorted.
        if (std::isnan(key(a)) || std::isnan(key(b)))
            return !std::isnan(key(a)) && std::isnan(key(b));
        return key(a) < key(b);
    };
    const auto falling = [&key](int a, int b) {
        if (std::isnan(key(a)) || std::isnan(key(b)))
            return !std::isnan(key(a)) && std::isnan(key(b));
        return key(a) > key(b);
    };
    if (m_order == Qt::AscendingOrder)
        std::ranges::stable_sort(m_rows, rising);
    else
        std::ranges::stable_sort(m_rows, falling);
    m_rowOf.assign(m_data->records.size(), -1);
    for (size_t row = 0; row < m_rows.size(); ++row)
        m_rowOf[static_cast<size_t>(m_rows[row])] = static_cast<int>(row);
}

int RequestTableModel::rowOf(int record) const
{
    return record >= 0 && record < static_cast<int>(m_rowOf.size()) ? m_rowOf[static_cast<size_t>(record)]
                                                                    : -1;
}

double RequestTableModel::sortKey(int record, Column column) const
{
    const RequestSample &sample = m_table->requests[static_cast<size_t>(record)];
    const RequestRecord &request = m_data->records[static_cast<size_t>(record)];
    switch (column) {
    case Column::Number:
        return request.index;
    case Column::Status:
        return static_cast<double>(request.status);
    case Column::Sent:
        return sample.sent ? sample.start : std::numeric_limits<double>::quiet_NaN();
    case Column::Queue:
        return sample.queue;
    case Column::Ttft:
        return sample.ttft;
    case Column::Tpot:
        return sample.tpot;
    case Column::E2el:
        return sample.e2el;
    case Column::Input:
        return sample.inputTokens;
    case Column::Output:
        return sample.outputTokens;
    }
    return 0;
}

int RequestTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RequestTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString RequestTableModel::text(int record, Column column) const
{
    const RequestSample &sample = m_table->requests[static_cast<size_t>(record)];
    const RequestRecord &request = m_data->records[static_cast<size_t>(record)];
    const auto ms = [](double value) {
        return formatMilliseconds(std::isnan(value) ? std::nullopt : std::optional(value));
    };
    switch (column) {
    case Column::Number:
        return formatCount(request.index);
    case Column::Status:
        return statusWord(request.status);
    case Column::Sent:
        return sample.sent ? QLocale().toString(sample.start - toSeconds(m_data->origin), 'f', 3)
                           : formatMilliseconds(std::nullopt);
    case Column::Queue:
        return ms(sample.queue);
    case Column::Ttft:
        return ms(sample.ttft);
    case Column::Tpot:
        return ms(sample.tpot);
    case Column::E2el:
        return ms(sample.e2el);
    case Column::Input:
        return formatCount(static_cast<qint64>(sample.inputTokens));
    case Column::Output:
        return formatCount(static_cast<qint64>(sample.outputTokens));
    }
    return {};
}

QVariant RequestTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int record = recordOf(index.row());
    const auto column = static_cast<Column>(index.column());
    const RequestRecord &request = m_data->records[static_cast<size_t>(record)];
    switch (role) {
    case Qt::DisplayRole:
        return text(record, column);
    case Qt::DecorationRole:
        if (column != Column::Status)
            return {};
        if (request.ok())
            return icon(u"success"_s, Tone::Good);
        return request.status == RequestStatus::Cancelled ? icon(u"cancelled"_s, Tone::Neutral)
                                                          : icon(u"error"_s, Tone::Bad);
    case Qt::ToolTipRole:
        return request.errorMessage.isEmpty() ? QVariant()
                                              : errorText(request.errorCode, request.errorMessage);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Status ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant RequestTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == Column::Status ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Number:
        return tr("No.");
    case Column::Status:
        return tr("Status");
    case Column::Sent:
        return tr("Sent, s");
    case Column::Queue:
        return tr("Queue");
    case Column::Ttft:
        return tr("TTFT");
    case Column::Tpot:
        return tr("TPOT");
    case Column::E2el:
        return tr("E2EL");
    case Column::Input:
        return tr("Input tokens");
    case Column::Output:
        return tr("Output tokens");
    }
    return {};
}

} // namespace servescope
