// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/run_folder.h"
#include "core/results/run_paths.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

bool isDone(const QString &path, const PointEntry &entry)
{
    return entry.state == RunState::Finished && QFileInfo::exists(pointResultPath(path, entry.point.id));
}

Result<Manifest> readManifest(const QString &path)
{
    const auto bytes = readFile(manifestPath(path));
    if (!bytes)
        return bytes.error();
    return manifestFromJson(*bytes);
}

/// The requests that had ended before the interruption stay readable; the point itself is measured anew,
/// because half a load before and half after it are not one measurement.
Result<void> setJournalAside(const QString &path, const QString &pointId)
{
    const QString journal = pointJournalPath(path, pointId);
    if (!QFileInfo::exists(journal))
        return {};
    QString stem = journal;
    stem.chop(QStringView(u".journal.jsonl").size());
    for (int n = 1; n < 1000; ++n) {
        const QString aside = u"%1.interrupted-%2.journal.jsonl"_s.arg(stem).arg(n);
        if (!QFileInfo::exists(aside))
            return QFile::rename(journal, aside) ? Result<void>()
                                                 : Error{u"file.write"_s,
                                                         u"Cannot write %1."_s.arg(aside),
                                                         u"Check the free space and the permissions."_s,
                                                         {aside, QString()}};
    }
    return {};
}

} // namespace

Result<ResumePlan> planResume(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return Error{u"results.no_folder"_s,
                     u"There is no run folder %1."_s.arg(path),
                     u"Has it been moved?"_s,
                     {path}};
    const auto manifest = readManifest(path);
    if (!manifest)
        return manifest.error();
    if (!manifest->imported.isEmpty())
        return Error{u"run.imported"_s,
                     u"The run in %1 was imported; there is nothing to run."_s.arg(path),
                     {},
                     {path}};
    auto scenario = readFile(QDir(path).filePath(u"combos.yaml"_s));
    if (!scenario)
        return scenario.error();
    ResumePlan plan;
    plan.scenarioText = std::move(scenario.value());
    for (const PointEntry &entry : manifest->points)
        (isDone(path, entry) ? plan.finished : plan.remaining) += entry.point.id;
    return plan;
}

Result<std::unique_ptr<RunFolder>> RunFolder::reopen(const QString &path)
{
    auto lock = runLock(path);
    if (!lock->tryLock(0))
        return Error{u"run.locked"_s,
                     u"The run in %1 is being written by another ServeScope."_s.arg(path),
                     u"Wait for its end."_s,
                     {path}};
    auto manifest = readManifest(path); // only now: nobody else changes it any more
    if (!manifest)
        return manifest.error();
    std::unique_ptr<RunFolder> run(new RunFolder(QDir(path).absolutePath(), std::move(manifest.value())));
    run->m_lock = std::move(lock);
    for (PointEntry &entry : run->m_manifest.points) {
        if (isDone(path, entry))
            continue;
        if (auto kept = setJournalAside(path, entry.point.id); !kept)
            return kept.error();
        entry.state = RunState::Queued;
        entry.error = {};
        entry.completed = entry.failed = 0;
    }
    run->m_manifest.state = RunState::Running;
    run->m_manifest.ended = {};
    if (auto written = writeFile(manifestPath(path), manifestJson(run->m_manifest)); !written)
        return written.error();
    return run;
}

} // namespace servescope
