// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_table.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

const QString notAvailable = u"N/A"_s;

QString milliseconds(const Distribution &distribution, double percentileRank)
{
    return distribution.available() ? QString::number(distribution.at(percentileRank), 'f', 2) : notAvailable;
}

QString rate(double perSecond)
{
    return QString::number(perSecond, 'f', 2);
}

QStringList row(const QueuedPoint &point, const Summary *summary)
{
    QStringList cells{point.point.id, runStateName(point.state)};
    if (!summary) {
        while (cells.size() < 9)
            cells.append(notAvailable);
        return cells;
    }
    cells << QString::number(summary->completed) << QString::number(summary->failed)
          << rate(summary->requestThroughput) << rate(summary->outputThroughput)
          << milliseconds(summary->ttft, 50) << milliseconds(summary->ttft, 99)
          << milliseconds(summary->tpot, 50);
    return cells;
}

} // namespace

QString sweepTable(const std::vector<QueuedPoint> &points, const std::map<int, Summary> &summaries)
{
    std::vector<QStringList> rows{{u"point"_s, u"state"_s, u"done"_s, u"failed"_s, u"req/s"_s, u"out tok/s"_s,
                                   u"TTFT p50 ms"_s, u"TTFT p99 ms"_s, u"TPOT p50 ms"_s}};
    for (size_t i = 0; i < points.size(); ++i) {
        const auto found = summaries.find(static_cast<int>(i));
        rows.push_back(row(points[i], found == summaries.end() ? nullptr : &found->second));
    }
    std::vector<qsizetype> widths(static_cast<size_t>(rows.front().size()), 0);
    for (const QStringList &cells : rows) {
        for (size_t column = 0; column < widths.size(); ++column)
            widths[column] = std::max(widths[column], cells[static_cast<qsizetype>(column)].size());
    }
    QString text;
    for (const QStringList &cells : rows) {
        QStringList padded;
        for (size_t column = 0; column < widths.size(); ++column) {
            const QString &cell = cells[static_cast<qsizetype>(column)];
            padded.append(column < 2 ? cell.leftJustified(widths[column])
                                     : cell.rightJustified(widths[column]));
        }
        text += padded.join("  "_L1) + u'\n';
    }
    return text;
}

} // namespace servescope
