// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/point_data.h"

#include "core/base/files.h"
#include "core/results/result_samples.h"
#include "core/results/run_paths.h"
#include "core/run/point_session.h"
#include "core/telemetry/recorder.h"
#include "ui/common/error_text.h"

#include <QFileInfo>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestResult = 4LL << 30;
constexpr qint64 LargeJournal = 8LL << 20;

std::optional<SampleTable> valuesOfResult(const StoredRun &run, const QString &id, Convention convention)
{
    const auto bytes = readFile(pointResultPath(run.path, id), LargestResult);
    if (!bytes)
        return std::nullopt;
    const auto result = readJson(*bytes);
    return result ? samplesOfResult(*result, convention) : std::nullopt;
}

std::optional<Convention> fixedConvention(const StoredPoint &point)
{
    const QString name = boundConvention(point);
    return name.isEmpty() ? std::nullopt : std::optional(conventionFromName(name).value_or(Convention::Vllm));
}

std::optional<int> closedLoop(const SweepPoint &point)
{
    return point.load.maxConcurrency > 0 ? std::optional(point.load.maxConcurrency) : std::nullopt;
}

void placeInTime(PointData &data)
{
    data.origin = firstDispatch(data.records);
    data.bars = timelineBars(data.records, data.origin);
    for (const TimelineBar &bar : data.bars)
        data.seconds = std::max(data.seconds, bar.end);
    data.packed = packedRows(data.bars);
    data.inFlight = inFlightSeries(data.bars);
}

} // namespace

QString boundConvention(const StoredPoint &point)
{
    const QJsonObject own = point.result["servescope"_L1].toObject();
    if (!own.contains("imported"_L1))
        return {};
    const QString name = own["convention"_L1].toString();
    return name.isEmpty() ? conventionName(Convention::Vllm) : name;
}

QString pointRemark(const StoredPoint &point)
{
    if (!point.entry.error.code.isEmpty() || !point.entry.error.message.isEmpty())
        return errorText(point.entry.error);
    return point.problem;
}

std::optional<SampleTable> readPointValues(const StoredRun &run, const StoredPoint &point)
{
    const auto fixed = fixedConvention(point);
    if (const auto records = readRecords(run, point.entry.point.id); records && !records->empty())
        return sampleTable(*records, fixed.value_or(Convention::Vllm));
    return valuesOfResult(run, point.entry.point.id, fixed.value_or(Convention::Vllm));
}

SharedPointData readPointOutline(const StoredRun &run, const StoredPoint &point)
{
    const QString &id = point.entry.point.id;
    if (QFileInfo(pointJournalPath(run.path, id)).size() < LargeJournal)
        return nullptr;
    auto records = readOutline(run, id);
    if (!records || records->empty())
        return nullptr;
    auto outline = std::make_shared<PointData>();
    outline->records = std::move(records.value());
    placeInTime(*outline);
    return outline;
}

Result<SharedPointData> readPointData(const StoredRun &run, const StoredPoint &point)
{
    auto data = std::make_shared<PointData>();
    const SweepPoint &planned = point.entry.point;
    data->fixed = fixedConvention(point);
    const QString journal = pointJournalPath(run.path, planned.id);
    auto records = readRecords(run, planned.id);
    if (!records || records->empty()) {
        // A file of another tool may hold values without their times.
        auto values = valuesOfResult(run, planned.id, data->fixed.value_or(Convention::Vllm));
        if (!values && !records)
            return records.error();
        if (values) {
            data->table = std::move(*values);
            data->fixed = data->table.convention;
            return SharedPointData(std::move(data));
        }
    }
    data->records = std::move(records.value());
    placeInTime(*data);
    data->outputRate = outputRateSeries(data->records, data->origin);
    data->table = sampleTable(data->records, data->fixed.value_or(Convention::Vllm));
    data->proposal = proposeWindow(data->table, closedLoop(planned));
    if (const auto series = readTelemetry(telemetryPathBeside(journal)))
        data->telemetry = *series;
    return SharedPointData(std::move(data));
}

} // namespace servescope
