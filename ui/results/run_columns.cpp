// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/run_columns.h"

#include "ui/common/format.h"
#include "ui/results/run_list_model.h"

#include <QLocale>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString lengthsText(const LibraryEntry &entry)
{
    if (entry.lengths.empty())
        return {};
    if (entry.lengths.size() > 1)
        return RunListModel::tr("%n length(s)", nullptr, static_cast<int>(entry.lengths.size()));
    return RunListModel::tr("%1 → %2", "input and output tokens")
        .arg(formatCount(entry.lengths.front().input), formatCount(entry.lengths.front().output));
}

QString loadText(const LibraryEntry &entry)
{
    if (entry.highestLoad <= 0)
        return {};
    if (entry.lowestLoad == entry.highestLoad)
        return formatCount(entry.highestLoad);
    return RunListModel::tr("%1 – %2", "lowest and highest")
        .arg(formatCount(entry.lowestLoad), formatCount(entry.highestLoad));
}

QString milliseconds(std::optional<double> value)
{
    return value ? formatMilliseconds(value) : formatRate(std::nullopt, {});
}

QString perSecond(std::optional<double> value, int digits)
{
    return value ? QLocale().toString(*value, 'f', digits) : formatRate(std::nullopt, {});
}

} // namespace

QString runColumnKey(RunColumn column)
{
    static const QStringList keys{u"run"_s,   u"points"_s,   u"best"_s,    u"goodput"_s, u"ttft"_s,
                                  u"tpot"_s,  u"requests"_s, u"failed"_s,  u"started"_s, u"duration"_s,
                                  u"model"_s, u"server"_s,   u"backend"_s, u"tool"_s,    u"lengths"_s,
                                  u"load"_s,  u"tags"_s,     u"notes"_s};
    return keys.value(static_cast<int>(column));
}

QString runColumnTitle(RunColumn column)
{
    switch (column) {
    case RunColumn::Run:
        return RunListModel::tr("Run");
    case RunColumn::Points:
        return RunListModel::tr("Points");
    case RunColumn::Best:
        return RunListModel::tr("tok/s");
    case RunColumn::Goodput:
        return RunListModel::tr("Goodput");
    case RunColumn::Ttft:
        return RunListModel::tr("TTFT");
    case RunColumn::Tpot:
        return RunListModel::tr("TPOT");
    case RunColumn::Requests:
        return RunListModel::tr("Requests");
    case RunColumn::Failed:
        return RunListModel::tr("Failed");
    case RunColumn::Started:
        return RunListModel::tr("Started");
    case RunColumn::Duration:
        return RunListModel::tr("Duration");
    case RunColumn::Model:
        return RunListModel::tr("Model");
    case RunColumn::Server:
        return RunListModel::tr("Server");
    case RunColumn::Backend:
        return RunListModel::tr("Backend");
    case RunColumn::Tool:
        return RunListModel::tr("Imported from");
    case RunColumn::Lengths:
        return RunListModel::tr("Lengths");
    case RunColumn::Load:
        return RunListModel::tr("Concurrency");
    case RunColumn::Tags:
        return RunListModel::tr("Tags");
    case RunColumn::Notes:
        return RunListModel::tr("Notes");
    }
    return {};
}

QString runColumnName(RunColumn column)
{
    if (column == RunColumn::Best)
        return RunListModel::tr("Peak output (tok/s)");
    if (column == RunColumn::Goodput)
        return RunListModel::tr("Best goodput (req/s)");
    if (column == RunColumn::Ttft)
        return RunListModel::tr("Best median TTFT");
    if (column == RunColumn::Tpot)
        return RunListModel::tr("Best median TPOT");
    if (column == RunColumn::Failed)
        return RunListModel::tr("Failed requests");
    if (column == RunColumn::Lengths)
        return RunListModel::tr("Input and output lengths");
    return runColumnTitle(column);
}

QString runColumnTip(RunColumn column)
{
    if (column == RunColumn::Run)
        return RunListModel::tr("Sorted by the time of the start");
    if (column == RunColumn::Best)
        return RunListModel::tr("Most output tokens a second of any point");
    if (column == RunColumn::Goodput)
        return RunListModel::tr("Most requests a second within the objectives, of any point");
    if (column == RunColumn::Ttft || column == RunColumn::Tpot)
        return RunListModel::tr("The lowest median of any point");
    return {};
}

bool isFigure(RunColumn column)
{
    return column >= RunColumn::Points && column <= RunColumn::Failed;
}

QString runColumnText(const LibraryEntry &entry, RunColumn column)
{
    switch (column) {
    case RunColumn::Run:
        return entry.star ? u"★ "_s + entry.name : entry.name;
    case RunColumn::Points:
        return RunListModel::tr("%1/%2", "finished points of all")
            .arg(formatCount(entry.finishedPoints), formatCount(entry.points));
    case RunColumn::Best:
        return perSecond(entry.bestThroughput, 0);
    case RunColumn::Goodput:
        return perSecond(entry.bestGoodput, 2);
    case RunColumn::Ttft:
        return milliseconds(entry.bestTtft);
    case RunColumn::Tpot:
        return milliseconds(entry.bestTpot);
    case RunColumn::Requests:
        return formatCount(entry.completed + entry.failed);
    case RunColumn::Failed:
        return formatCount(entry.failed);
    case RunColumn::Started:
        return QLocale().toString(entry.started, QLocale::ShortFormat);
    case RunColumn::Duration:
        return entry.duration ? formatDuration(*entry.duration) : QString();
    case RunColumn::Model:
        return entry.model;
    case RunColumn::Server:
        return entry.server;
    case RunColumn::Backend:
        return entry.backend;
    case RunColumn::Tool:
        return entry.tool;
    case RunColumn::Lengths:
        return lengthsText(entry);
    case RunColumn::Load:
        return loadText(entry);
    case RunColumn::Tags:
        return entry.tags.join(u", "_s);
    case RunColumn::Notes:
        return entry.notes.simplified();
    }
    return {};
}

QVariant runSortKey(const LibraryEntry &entry, RunColumn column)
{
    constexpr double none = -1; // those without stay together, below all others
    switch (column) {
    case RunColumn::Run:
    case RunColumn::Started:
        return entry.started.toMSecsSinceEpoch(); // two dates would be compared by way of the calendar
    case RunColumn::Points:
        return entry.finishedPoints;
    case RunColumn::Best:
        return entry.bestThroughput.value_or(none);
    case RunColumn::Goodput:
        return entry.bestGoodput.value_or(none);
    case RunColumn::Ttft:
        return entry.bestTtft.value_or(none);
    case RunColumn::Tpot:
        return entry.bestTpot.value_or(none);
    case RunColumn::Requests:
        return entry.completed + entry.failed;
    case RunColumn::Failed:
        return entry.failed;
    case RunColumn::Duration:
        return entry.duration ? toSeconds(*entry.duration) : none;
    case RunColumn::Lengths:
        return entry.lengths.empty() ? 0 : entry.lengths.front().input;
    case RunColumn::Load:
        return entry.highestLoad;
    case RunColumn::Model:
    case RunColumn::Server:
    case RunColumn::Backend:
    case RunColumn::Tool:
    case RunColumn::Tags:
    case RunColumn::Notes:
        return runColumnText(entry, column);
    }
    return {};
}

} // namespace servescope
