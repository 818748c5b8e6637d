// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json_writer.h"
#include "core/import/import_files.h"
#include "core/import/missing_figures.h"
#include "core/results/aggregate_csv.h"
#include "core/results/file_names.h"
#include "core/results/journal.h"
#include "core/results/library.h"
#include "core/results/result_samples.h"
#include "core/results/run_paths.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// bench_io{I}x{O}_mc{C}_np{N}[_rps{R}], made unique by "_2", "_3" ….
QString pointId(const ImportedPoint &point, QSet<QString> &taken)
{
    QString id = u"bench_io%1x%2_mc%3_np%4"_s.arg(point.inputLen)
                     .arg(point.outputLen)
                     .arg(point.maxConcurrency.value_or(0))
                     .arg(point.numPrompts);
    if (!std::isinf(point.requestRate))
        id += "_rps"_L1 + QString::number(point.requestRate);
    const QString base = id;
    for (int n = 2; taken.contains(id); ++n)
        id = u"%1_%2"_s.arg(base).arg(n);
    taken.insert(id);
    return id;
}

/// The result with our own object after the source's members.
QByteArray resultJson(const ImportedPoint &point, const QString &id)
{
    JsonValue result = point.result;
    JsonValue own = result["servescope"];
    own.set("convention", JsonValue(point.convention));
    if (!own.contains("version"))
        own.set("version", JsonValue(QStringLiteral(SERVESCOPE_VERSION)));
    own.set("point_id", JsonValue(id));
    own.set("input_len", JsonValue(point.inputLen));
    own.set("output_len", JsonValue(point.outputLen));
    JsonValue imported;
    imported.set("tool", JsonValue(point.tool));
    if (!point.name.isEmpty())
        imported.set("name", JsonValue(point.name));
    if (!point.telemetry.empty())
        imported.set("telemetry", JsonValue(point.telemetry));
    JsonValue::Array computed;
    for (const QString &key : addMissingFigures(result, point))
        computed.push_back(JsonValue(key));
    if (!computed.empty()) // by us, not by the tool
        imported.set("computed", JsonValue(std::move(computed)));
    own.set("imported", std::move(imported));
    // What every reader of a vLLM result asks for; an unknown one is null, not made up.
    JsonValue whole;
    for (const char *key : {"model_id", "num_prompts", "duration", "completed", "request_throughput"}) {
        if (!result.contains(key))
            whole.set(key, QByteArrayView(key) == "model_id" ? JsonValue(point.model) : JsonValue());
    }
    if (!result["duration"].number())
        result.set("duration", JsonValue(0.0));
    for (const auto &[key, value] : whole.members()) {
        if (!result.contains(key))
            result.set(key, value);
    }
    result.set("servescope", std::move(own));
    JsonWriter json;
    result.write(json);
    return json.take();
}

PointEntry entryOf(const ImportedPoint &point, int ordinal, const QString &id)
{
    PointEntry entry;
    entry.point.ordinal = ordinal;
    entry.point.id = id;
    entry.point.lengths = {point.inputLen, point.outputLen};
    entry.point.load = {point.maxConcurrency.value_or(0), point.numPrompts};
    entry.point.requestRate = point.requestRate;
    entry.completed = point.completed;
    entry.failed = point.failed;
    entry.state = point.completed > 0 ? RunState::Finished : RunState::Failed;
    if (point.completed == 0)
        entry.error = {u"import.nothing_completed"_s, u"No request of this point succeeded."_s, {}, {}};
    return entry;
}

/// One name for the set of files, whatever their order.
QString keyOf(const ImportedRun &run)
{
    QStringList hashes;
    for (const ReadFile &file : run.files)
        hashes += QString::fromLatin1(file.sha256);
    hashes.sort();
    return hashes.join(u'+') + u'|' + run.tool + u'|' + run.model;
}

Manifest manifestOf(const ImportedRun &run)
{
    Manifest manifest;
    manifest.state = RunState::Finished;
    manifest.name = run.title;
    manifest.model = run.model.isEmpty() ? u"unknown"_s : run.model;
    QJsonArray files;
    for (const ReadFile &file : run.files)
        files.append(QJsonObject{{u"name"_s, QFileInfo(file.path).fileName()},
                                 {u"format"_s, file.format},
                                 {u"version"_s, file.version},
                                 {u"sha256"_s, QString::fromLatin1(file.sha256)}});
    manifest.imported = {{u"tool"_s, run.tool},
                         {u"convention"_s, run.points.front().convention},
                         {u"at"_s, QDateTime::currentDateTime().toString(Qt::ISODate)},
                         {u"key"_s, keyOf(run)},
                         {u"files"_s, files}};
    for (const ImportedPoint &point : run.points) {
        if (!manifest.started.isValid() || point.date < manifest.started)
            manifest.started = point.date;
        const qint64 seconds =
            static_cast<qint64>(std::clamp(point.result["duration"].number().value_or(0), 0.0, 1e9));
        manifest.ended = std::max(manifest.ended, point.date.addSecs(seconds));
        if (manifest.backend.isEmpty())
            manifest.backend = point.backend;
        const QString tokenizer = point.result["tokenizer_id"].text();
        if (manifest.tokenizer.isEmpty())
            manifest.tokenizer = tokenizer;
    }
    return manifest;
}

Result<void> writePoint(const QString &folder, const ImportedPoint &point, const QString &id)
{
    if (point.completed > 0) {
        if (auto written = writeFile(pointResultPath(folder, id), resultJson(point, id)); !written)
            return written;
    }
    const std::vector<RequestRecord> records = recordsOfResult(point.result);
    if (records.empty())
        return {};
    QByteArray lines;
    for (const RequestRecord &record : records) {
        lines += journalLine(record);
        lines += '\n';
    }
    return writeFile(pointJournalPath(folder, id), lines);
}

Result<void> copySources(const QString &folder, const ImportedRun &run)
{
    const QDir target(folder);
    if (!target.mkdir(u"imported"_s))
        return Error{u"file.folder"_s,
                     u"Cannot create the folder %1."_s.arg(target.filePath(u"imported"_s)),
                     u"Check the free space and the permissions."_s,
                     {target.filePath(u"imported"_s)}};
    QSet<QString> taken;
    for (const ReadFile &file : run.files) {
        QString name = fileNamePart(QFileInfo(file.path).fileName());
        for (int n = 2; taken.contains(name); ++n)
            name = u"%1-%2"_s.arg(n).arg(fileNamePart(QFileInfo(file.path).fileName()));
        taken.insert(name);
        // The ending keeps the copies out of every table made of *.json below this folder.
        const QString copy = target.filePath(u"imported/%1.orig"_s.arg(name));
        if (!QFile::copy(file.path, copy))
            return Error{u"file.write"_s,
                         u"Cannot write %1."_s.arg(copy),
                         u"Check the free space and the permissions."_s,
                         {copy, QString()}};
        QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                   QFile::ReadOther);
    }
    return {};
}

} // namespace

Result<QString> storeImportedRun(const QString &library, const ImportedRun &run)
{
    const auto noFolder = [](const QString &path) {
        return Error{u"file.folder"_s,
                     u"Cannot create the folder %1."_s.arg(path),
                     u"Choose a folder you may write to."_s,
                     {path}};
    };
    if (library.isEmpty() || !QDir().mkpath(library))
        return noFolder(library);
    Manifest manifest = manifestOf(run);
    for (const StoredRun &stored : listRuns(library)) {
        if (!stored.manifest.imported.isEmpty() &&
            stored.manifest.imported[u"key"_s] == manifest.imported[u"key"_s])
            return stored.path;
    }
    // Made aside under a hidden name, then moved into its place: a library never shows half an import.
    QTemporaryDir scratch(QDir(library).absoluteFilePath(u".import-XXXXXX"_s));
    if (!scratch.isValid())
        return noFolder(library);
    const QString folder = scratch.filePath(u"run"_s);
    if (!QDir().mkdir(folder))
        return noFolder(folder);
    QSet<QString> taken;
    for (size_t i = 0; i < run.points.size(); ++i) {
        const QString id = pointId(run.points[i], taken);
        if (auto written = writePoint(folder, run.points[i], id); !written)
            return written.error();
        manifest.points.push_back(entryOf(run.points[i], static_cast<int>(i), id));
    }
    if (auto copied = copySources(folder, run); !copied)
        return copied.error();
    if (auto written = writeFile(manifestPath(folder), manifestJson(manifest)); !written)
        return written.error();
    if (const auto table = writeAggregate(folder); !table && table.error().code != "results.nothing_found"_L1)
        return table.error();
    const QString name =
        manifest.started.toString(u"yyyyMMdd-HHmmss"_s) + u'-' + modelFileName(manifest.model);
    for (int n = 1; n < 1000; ++n) {
        const QString path = QDir(library).absoluteFilePath(n == 1 ? name : u"%1-%2"_s.arg(name).arg(n));
        if (!QFileInfo::exists(path) && QDir().rename(folder, path))
            return path;
    }
    return noFolder(QDir(library).filePath(name));
}

} // namespace servescope
