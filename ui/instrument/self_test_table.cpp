// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instrument/self_test_table.h"

#include "ui/common/format.h"
#include "ui/common/health_look.h"
#include "ui/common/icons.h"

#include <QLocale>

namespace servescope {

using namespace Qt::StringLiterals;

void SelfTestTable::setResult(const SelfTestResult &result)
{
    beginResetModel();
    m_points = result.points;
    endResetModel();
}

int SelfTestTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_points.size());
}

int SelfTestTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString SelfTestTable::text(const SelfTestPoint &point, Column column)
{
    const auto ms = [&point](double value) {
        return formatMilliseconds(point.requests > 0 ? std::optional(value) : std::nullopt);
    };
    switch (column) {
    case Column::Streams:
        return formatCount(point.load.streams);
    case Column::Rate:
        return formatRate(point.load.tokensPerSecond, tr("tok/s"));
    case Column::Prompt:
        return QLocale().formattedDataSize(point.load.promptBytes, 0, QLocale::DataSizeSIFormat);
    case Column::TtftMedian:
        return ms(point.ttft.median);
    case Column::TtftP99:
        return ms(point.ttft.p99);
    case Column::ItlMedian:
        return ms(point.itl.median);
    case Column::ItlP99:
        return ms(point.itl.p99);
    case Column::E2elP99:
        return ms(point.e2el.p99);
    case Column::Events:
        return formatRate(point.eventsPerSecond, tr("events/s"));
    case Column::Cpu:
        return formatMilliseconds(point.cpuMsPer1000Events);
    case Column::Verdict:
        return healthLook(point.health.verdict).word;
    }
    return {};
}

QVariant SelfTestTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= static_cast<int>(m_points.size()))
        return {};
    const SelfTestPoint &point = m_points[static_cast<size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::DisplayRole)
        return text(point, column);
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == Column::Verdict ? Qt::AlignVCenter | Qt::AlignLeft
                                                  : Qt::AlignVCenter | Qt::AlignRight);
    if (role == Qt::ToolTipRole && point.failed > 0)
        return tr("%n request(s) did not complete", nullptr, point.failed);
    if (role == Qt::DecorationRole && column == Column::Verdict) {
        const HealthLook look = healthLook(point.health.verdict);
        return icon(look.icon, look.tone);
    }
    return {};
}

QVariant SelfTestTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    static constexpr std::pair<const char *, const char *> names[columns] = {
        {QT_TR_NOOP("Streams"), QT_TR_NOOP("Requests in flight at once")},
        {QT_TR_NOOP("Rate"), QT_TR_NOOP("Tokens per second of each stream")},
        {QT_TR_NOOP("Prompt"), QT_TR_NOOP("Size of each prompt")},
        {QT_TR_NOOP("TTFT error"),
         QT_TR_NOOP(
             "Median of: time to first token seen here less the server's own; contains sending the request")},
        {QT_TR_NOOP("p99"), QT_TR_NOOP("99th percentile of the error of the time to first token")},
        {QT_TR_NOOP("ITL error"),
         QT_TR_NOOP("Median difference between a token gap seen here and the gap the server made")},
        {QT_TR_NOOP("p99"), QT_TR_NOOP("99th percentile of the error of a token gap")},
        {QT_TR_NOOP("E2EL p99"), QT_TR_NOOP("99th percentile of the error of the end-to-end latency")},
        {QT_TR_NOOP("Events"), QT_TR_NOOP("Token events per second over the whole load")},
        {QT_TR_NOOP("CPU"), QT_TR_NOOP("Processor time of this program per 1000 token events")},
        {QT_TR_NOOP("Verdict"), QT_TR_NOOP("What the instrument said of itself")},
    };
    if (role == Qt::DisplayRole)
        return tr(names[section].first);
    if (role == Qt::ToolTipRole)
        return tr(names[section].second);
    return {};
}

} // namespace servescope
