// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library.h"

#include "core/base/files.h"
#include "core/results/journal.h"
#include "core/results/library_index.h"
#include "core/results/run_paths.h"
#include "core/results/vllm_json.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestManifest = 64 << 20;

bool isWriterAlive(const QString &path)
{
    // A library that cannot be written to cannot be locked either; then only the lock file's presence speaks.
    const auto lock = runLock(path);
    if (lock->tryLock(0))
        return false;
    return lock->error() == QLockFile::LockFailedError ||
           QFileInfo::exists(QDir(path).filePath(u"run.lock"_s));
}

Result<Manifest> readManifest(const QString &path)
{
    const auto bytes = readFile(manifestPath(path), largestManifest);
    if (!bytes)
        return bytes.error();
    return manifestFromJson(*bytes);
}

/// The manifest with "running" turned into Interrupted where nobody writes it any more.
Result<Manifest> withCurrentState(const QString &path, Result<Manifest> manifest)
{
    if (!manifest || manifest->state != RunState::Running || isWriterAlive(path))
        return manifest;
    // The writer may have ended properly between the two looks.
    manifest = readManifest(path);
    if (!manifest || manifest->state != RunState::Running)
        return manifest;
    Manifest &interrupted = manifest.value();
    interrupted.state = RunState::Interrupted;
    for (PointEntry &entry : interrupted.points) {
        if (entry.state == RunState::Running)
            entry.state = RunState::Interrupted;
    }
    return manifest;
}

StoredRun storedRun(const QString &path, Manifest manifest)
{
    StoredRun run;
    run.path = path;
    run.manifest = std::move(manifest);
    for (const PointEntry &entry : run.manifest.points)
        run.points.push_back({entry, {}, {}});
    return run;
}

Result<StoredRun> openManifest(const QString &path)
{
    auto manifest = withCurrentState(path, readManifest(path));
    if (!manifest)
        return manifest.error();
    return storedRun(path, std::move(manifest.value()));
}

} // namespace

std::optional<double> StoredPoint::figure(const QString &key) const
{
    if (result["completed"_L1].toDouble() <= 0)
        return std::nullopt;
    const QJsonValue value = result[key];
    if (value.isDouble())
        return value.toDouble();
    if (value.toString() == "inf"_L1)
        return std::numeric_limits<double>::infinity();
    return std::nullopt;
}

std::vector<StoredRun> listRuns(const QString &library, QStringList *problems)
{
    std::vector<StoredRun> runs;
    const QDir root(library);
    LibraryIndex index = LibraryIndex::load(library);
    QStringList names;
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name.startsWith(u'.')) // the trash, and imports that are being made
            continue;
        const QString path = root.absoluteFilePath(name);
        const QFileInfo file(manifestPath(path));
        if (!file.exists())
            continue;
        names += name;
        const qint64 modified = file.lastModified().toMSecsSinceEpoch();
        const qint64 size = file.size();
        auto known = index.find(name, modified, size);
        auto manifest = known ? Result<Manifest>(std::move(*known)) : readManifest(path);
        if (!known && manifest)
            index.insert(name, modified, size, *manifest);
        manifest = withCurrentState(path, std::move(manifest));
        if (manifest)
            runs.push_back(storedRun(path, std::move(manifest.value())));
        else if (problems)
            *problems += u"%1: %2"_s.arg(path, manifest.error().sentence());
    }
    index.retain(names);
    index.save(library);
    std::ranges::sort(runs, [](const StoredRun &left, const StoredRun &right) {
        const QDateTime &a = left.manifest.started;
        const QDateTime &b = right.manifest.started;
        return a != b ? a > b : left.path > right.path;
    });
    return runs;
}

Result<StoredRun> openRun(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return Error{u"results.no_folder"_s,
                     u"There is no run folder %1."_s.arg(path),
                     u"Has it been moved?"_s,
                     {path}};
    auto run = openManifest(QDir(path).absolutePath());
    if (!run)
        return run;
    for (StoredPoint &point : run.value().points) {
        const QString file = pointResultPath(run->path, point.entry.point.id);
        if (!QFileInfo::exists(file))
            continue;
        const auto bytes = readFile(file);
        auto result = bytes ? readVllmJson(*bytes) : Result<QJsonObject>(bytes.error());
        if (result)
            point.result = std::move(result.value());
        else
            point.problem = u"%1: %2"_s.arg(QFileInfo(file).fileName(), result.error().sentence());
    }
    return run;
}

namespace {

Result<std::vector<RequestRecord>> measuredOf(Result<JournalContents> contents)
{
    if (!contents)
        return contents.error();
    std::vector<RequestRecord> &records = contents.value().records;
    std::erase_if(records, [](const RequestRecord &record) { return record.warmup; });
    std::ranges::stable_sort(records, {}, &RequestRecord::index);
    return std::move(records);
}

} // namespace

Result<std::vector<RequestRecord>> readRecords(const StoredRun &run, const QString &pointId)
{
    return measuredOf(readJournal(pointJournalPath(run.path, pointId)));
}

Result<std::vector<RequestRecord>> readOutline(const StoredRun &run, const QString &pointId)
{
    return measuredOf(readJournalOutline(pointJournalPath(run.path, pointId)));
}

} // namespace servescope
