// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/run_folder.h"

#include "core/base/files.h"
#include "core/results/aggregate_csv.h"
#include "core/results/file_names.h"
#include "core/results/run_paths.h"
#include "core/results/vllm_json.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error noFolder(const QString &path)
{
    return Error{u"file.folder"_s,
                 u"Cannot create the folder %1."_s.arg(path),
                 u"Choose a folder you may write to."_s,
                 {path}};
}

/// A folder nobody had before, its name made unique by "-2", "-3" …; empty when it cannot be made.
QString makeFolder(const QDir &library, const QString &name)
{
    for (int n = 1; n < 1000; ++n) {
        const QString candidate = n == 1 ? name : u"%1-%2"_s.arg(name).arg(n);
        if (library.mkdir(candidate))
            return library.absoluteFilePath(candidate);
        if (!QFileInfo::exists(library.filePath(candidate)))
            return {};
    }
    return {};
}

} // namespace

std::unique_ptr<QLockFile> runLock(const QString &runPath)
{
    auto lock = std::make_unique<QLockFile>(QDir(runPath).filePath(u"run.lock"_s));
    lock->setStaleLockTime(0); // a run may take days; only the death of its process frees it
    return lock;
}

static QString pointFilePath(const QString &runPath, const QString &pointId, const QString &ending)
{
    return QDir(runPath).filePath((pointId.isEmpty() ? u"bench"_s : fileNamePart(pointId)) + ending);
}

QString pointResultPath(const QString &runPath, const QString &pointId)
{
    return pointFilePath(runPath, pointId, u".json"_s);
}

QString pointJournalPath(const QString &runPath, const QString &pointId)
{
    return pointFilePath(runPath, pointId, u".journal.jsonl"_s);
}

QString manifestPath(const QString &runPath)
{
    return QDir(runPath).filePath(u"manifest.json"_s);
}

RunFolder::RunFolder(QString path, Manifest manifest)
    : m_path(std::move(path)), m_manifest(std::move(manifest))
{}
RunFolder::~RunFolder() = default;

Result<std::unique_ptr<RunFolder>> RunFolder::create(const QString &library, const QByteArray &scenarioText,
                                                     Manifest manifest)
{
    if (library.isEmpty() || !QDir().mkpath(library))
        return noFolder(library);
    if (!manifest.started.isValid())
        manifest.started = QDateTime::currentDateTime();
    const QString name =
        manifest.started.toString(u"yyyyMMdd-HHmmss"_s) + u'-' + modelFileName(manifest.model);
    const QString path = makeFolder(QDir(library), name);
    if (path.isEmpty())
        return noFolder(QDir(library).filePath(name));
    manifest.state = RunState::Running;
    manifest.ended = {};
    if (manifest.name.isEmpty())
        manifest.name = QFileInfo(path).fileName();

    std::unique_ptr<RunFolder> run(new RunFolder(path, std::move(manifest)));
    run->m_lock = runLock(path);
    // Before the manifest says "running": whoever reads that word must find the lock held.
    if (!run->m_lock->tryLock(0))
        return Error{u"file.write"_s,
                     u"Cannot lock the run folder %1."_s.arg(path),
                     u"Check the free space and the permissions."_s,
                     {path}};
    if (const auto written = writeFile(QDir(path).filePath(u"combos.yaml"_s), scenarioText); !written)
        return written.error();
    if (const auto written = writeFile(manifestPath(path), manifestJson(run->m_manifest)); !written)
        return written.error();
    return run;
}

QString RunFolder::journalPath(const QString &pointId) const
{
    return pointJournalPath(m_path, pointId);
}
QString RunFolder::resultPath(const QString &pointId) const
{
    return pointResultPath(m_path, pointId);
}

Result<void> RunFolder::setPoint(int ordinal, const PointEntry &entry)
{
    const auto found = std::ranges::find_if(
        m_manifest.points, [ordinal](const PointEntry &point) { return point.point.ordinal == ordinal; });
    if (found == m_manifest.points.end()) {
        const QString number = QString::number(ordinal);
        return Error{u"manifest.no_point"_s, u"The run has no point %1."_s.arg(number), {}, {number}};
    }
    *found = entry;
    return writeFile(manifestPath(m_path), manifestJson(m_manifest));
}

Result<void> RunFolder::update(const Manifest &manifest)
{
    m_manifest = manifest;
    return writeFile(manifestPath(m_path), manifestJson(m_manifest));
}

Result<void> RunFolder::writeResult(const PointResult &result, bool detailed)
{
    if (result.summary.completed == 0) {
        const QString id = result.setup.pointId;
        return Error{u"results.nothing_completed"_s,
                     u"No request of %1 succeeded, so it has no result."_s.arg(id),
                     u"Its journal says why each of them failed."_s,
                     {id}};
    }
    return writeFile(resultPath(result.setup.pointId), vllmJson(result, detailed));
}

Result<void> RunFolder::close(RunState state)
{
    m_manifest.state = state;
    m_manifest.ended = QDateTime::currentDateTime();
    auto closed = writeFile(manifestPath(m_path), manifestJson(m_manifest));
    const auto aggregate = writeAggregate(m_path);
    if (closed && !aggregate && aggregate.error().code != "results.nothing_found"_L1)
        closed = aggregate.error();
    m_lock->unlock();
    return closed;
}

} // namespace servescope
