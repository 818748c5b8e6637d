// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/trash.h"

#include "core/base/files.h"
#include "core/results/run_folder.h"
#include "core/results/run_paths.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error noRun(const QString &path)
{
    return Error{
        u"results.no_folder"_s, u"There is no run folder %1."_s.arg(path), u"Has it been moved?"_s, {path}};
}

Error running(const QString &path)
{
    return Error{u"trash.running"_s,
                 u"The run in %1 is still being written."_s.arg(path),
                 u"Stop it first, or wait for its end."_s,
                 {path}};
}

Error notMoved(const QString &path)
{
    return Error{u"trash.move"_s,
                 u"Cannot move %1."_s.arg(path),
                 u"Check the permissions, and whether another program has a file of it open."_s,
                 {path}};
}

/// A lock nobody else holds; null when a writer lives. A library that cannot be written to has no lock to
/// take.
std::unique_ptr<QLockFile> freeLock(const QString &path)
{
    auto lock = runLock(path);
    if (lock->tryLock(0))
        return lock;
    return nullptr;
}

/// Moves a folder to a free name in `target`; its new path.
QString moveInto(const QString &path, const QDir &target)
{
    const QString name = QFileInfo(path).fileName();
    for (int n = 1; n < 1000; ++n) {
        const QString candidate = target.absoluteFilePath(n == 1 ? name : u"%1-%2"_s.arg(name).arg(n));
        if (!QFileInfo::exists(candidate))
            return QDir().rename(path, candidate) ? candidate : QString();
    }
    return {};
}

} // namespace

Result<QString> trashRun(const QString &runPath)
{
    const QString path = QFileInfo(runPath).absoluteFilePath();
    if (!QFileInfo::exists(manifestPath(path)))
        return noRun(runPath);
    auto lock = freeLock(path);
    if (!lock && QFileInfo(path).isWritable())
        return running(path);
    lock.reset(); // its file goes along
    QDir library = QFileInfo(path).absoluteDir();
    if (!library.mkpath(u".trash"_s))
        return notMoved(path);
    const QString trashed = moveInto(path, QDir(library.filePath(u".trash"_s)));
    if (trashed.isEmpty())
        return notMoved(path);
    return trashed;
}

Result<QString> restoreRun(const QString &trashedPath)
{
    const QString path = QFileInfo(trashedPath).absoluteFilePath();
    if (!QFileInfo::exists(manifestPath(path)))
        return noRun(trashedPath);
    QDir library = QFileInfo(path).absoluteDir();
    if (library.dirName() != ".trash"_L1 || !library.cdUp())
        return noRun(trashedPath);
    const QString restored = moveInto(path, library);
    if (restored.isEmpty())
        return notMoved(path);
    return restored;
}

QStringList trashedRuns(const QString &library)
{
    const QDir trash(QDir(library).filePath(u".trash"_s));
    QStringList paths;
    for (const QString &name :
         trash.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time | QDir::Reversed))
        paths += trash.absoluteFilePath(name);
    return paths;
}

Result<void> emptyTrash(const QString &library)
{
    for (const QString &path : trashedRuns(library)) {
        if (!QDir(path).removeRecursively())
            return notMoved(path);
    }
    return {};
}

Result<void> declareFacts(const QString &runPath, const QJsonObject &declared)
{
    const auto bytes = readFile(manifestPath(runPath));
    if (!bytes)
        return bytes.error();
    auto manifest = manifestFromJson(*bytes);
    if (!manifest)
        return manifest.error();
    const auto lock = freeLock(runPath);
    if (!lock && QFileInfo(runPath).isWritable())
        return running(runPath);
    manifest.value().declared = declared;
    return writeFile(manifestPath(runPath), manifestJson(*manifest));
}

} // namespace servescope
