// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/measured_source.h"

#include "core/base/files.h"
#include "core/import/import_files.h"
#include "core/results/journal.h"
#include "core/results/library.h"
#include "core/results/result_samples.h"
#include "core/results/run_paths.h"

#include <QFileInfo>
#include <QJsonArray>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

JsonValue resultOf(const QString &path)
{
    const auto bytes = readFile(path, 4LL << 30);
    if (!bytes)
        return {};
    auto value = readJson(*bytes);
    return value ? std::move(value.value()) : JsonValue();
}

MeasuredPoint pointOf(const StoredRun &run, const StoredPoint &stored)
{
    MeasuredPoint point;
    const SweepPoint &planned = stored.entry.point;
    point.id = planned.id;
    point.inputLen = planned.lengths.input;
    point.outputLen = planned.lengths.output;
    if (planned.load.maxConcurrency > 0)
        point.maxConcurrency = planned.load.maxConcurrency;
    point.requestRate = planned.requestRate;
    point.numPrompts = planned.load.numPrompts;
    point.problem = stored.problem;
    const QString file = pointResultPath(run.path, planned.id);
    if (stored.hasResult())
        point.result = resultOf(file);
    const JsonValue &own = point.result["servescope"];
    point.completed = static_cast<int>(point.result["completed"].number().value_or(stored.entry.completed));
    point.failed = static_cast<int>(point.result["failed"].number().value_or(stored.entry.failed));
    point.dataset = own["dataset"].text();
    point.fingerprint = own["dataset_fingerprint"].text();
    point.convention = own["convention"].text();
    if (point.convention.isEmpty())
        point.convention = u"vllm"_s;
    const QString journal = pointJournalPath(run.path, planned.id);
    const bool imported = own["imported"].isObject();
    // Only our own journals know what each event was; imported gaps stay in their convention.
    point.recomputable = !imported && QFileInfo::exists(journal);
    const auto fixed = conventionFromName(point.convention).value_or(Convention::Vllm);
    point.samples = [run, id = planned.id, result = point.result, recomputable = point.recomputable,
                     fixed](Convention convention) -> std::optional<SampleTable> {
        if (!recomputable)
            return samplesOfResult(result, fixed);
        const auto records = readRecords(run, id);
        return records && !records->empty() ? std::optional(sampleTable(*records, convention)) : std::nullopt;
    };
    if (point.completed == 0 && point.problem.isEmpty())
        point.problem = stored.entry.error.code.isEmpty() ? u"no result"_s : stored.entry.error.sentence();
    return point;
}

MeasuredRun measuredRun(const StoredRun &stored)
{
    MeasuredRun run;
    run.path = stored.path;
    run.name = stored.manifest.name;
    run.model = stored.manifest.model;
    run.backend = stored.manifest.backend;
    run.tool = stored.manifest.imported[u"tool"_s].toString(u"servescope"_s);
    run.state = runStateName(stored.manifest.state);
    run.date = stored.manifest.started.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    for (auto it = stored.manifest.declared.begin(); it != stored.manifest.declared.end(); ++it) {
        const QString value = it->isArray() ? [&] {
            QStringList items;
            const QJsonArray array = it->toArray();
            for (const auto &item : array)
                items += item.toString();
            return items.join(u", "_s);
        }()
                                            : it->toVariant().toString();
        run.remarks += u"declared %1: %2"_s.arg(it.key(), value);
    }
    for (const StoredPoint &point : stored.points)
        run.points.push_back(pointOf(stored, point));
    return run;
}

MeasuredPoint pointOf(const ImportedPoint &imported, int number)
{
    MeasuredPoint point;
    point.id = imported.name.isEmpty() ? u"point %1"_s.arg(number) : imported.name;
    point.inputLen = imported.inputLen;
    point.outputLen = imported.outputLen;
    point.maxConcurrency = imported.maxConcurrency;
    point.requestRate = imported.requestRate;
    point.numPrompts = imported.numPrompts;
    point.completed = imported.completed;
    point.failed = imported.failed;
    point.dataset = imported.result["dataset_name"].text();
    if (point.dataset.isEmpty())
        point.dataset = imported.result["servescope"]["dataset"].text();
    point.fingerprint = imported.result["servescope"]["dataset_fingerprint"].text();
    point.convention = imported.convention;
    point.result = imported.result;
    const auto convention = conventionFromName(imported.convention).value_or(Convention::Vllm);
    point.samples = [result = imported.result, convention](Convention) {
        return samplesOfResult(result, convention);
    };
    if (point.completed == 0)
        point.problem = u"no request succeeded"_s;
    return point;
}

} // namespace

Result<MeasuredRun> openMeasured(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir() && QFileInfo::exists(manifestPath(path))) {
        const auto stored = openRun(path);
        if (!stored)
            return stored.error();
        return measuredRun(*stored);
    }
    const ImportReading reading = readResultFiles({path});
    for (const ReadFile &file : reading.files) {
        if (!file.ok())
            return file.error;
    }
    if (reading.runs.empty())
        return Error{u"import.empty_run"_s,
                     u"There is no benchmark result in %1."_s.arg(path),
                     u"Name a run folder or a result file."_s,
                     {path}};
    const ImportedRun &imported = reading.runs.front();
    MeasuredRun run;
    run.path = path;
    run.name = imported.title;
    run.model = imported.model;
    run.tool = imported.tool;
    run.backend = imported.points.front().backend;
    run.state = u"imported"_s;
    run.date = imported.points.front().date.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    if (reading.runs.size() > 1)
        run.remarks += u"%1 holds %2 runs of different tools or models; this is the first."_s.arg(path).arg(
            reading.runs.size());
    int number = 0;
    for (const ImportedPoint &point : imported.points)
        run.points.push_back(pointOf(point, ++number));
    return run;
}

} // namespace servescope
