// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/adopt_run.h"

#include "core/base/files.h"
#include "core/results/library.h"
#include "core/results/run_paths.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTemporaryDir>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error notWritten(const QString &path)
{
    return Error{u"file.write"_s,
                 u"Cannot write %1."_s.arg(path),
                 u"Check the free space and the permissions."_s,
                 {path, QString()}};
}

Result<void> copyTree(const QDir &from, const QDir &to)
{
    QDirIterator iterator(from.path(), QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString relative = from.relativeFilePath(iterator.next());
        if (relative == "run.lock"_L1)
            continue;
        const QString target = to.filePath(relative);
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(from.filePath(relative), target))
            return notWritten(target);
        QFile(target).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                     QFile::ReadOther);
    }
    return {};
}

} // namespace

bool isRunFolder(const QString &path)
{
    return QFileInfo(path).isDir() && QFileInfo::exists(manifestPath(path));
}

Result<QString> adoptRun(const QString &library, const QString &runPath)
{
    const auto run = openRun(runPath);
    if (!run)
        return run.error();
    if (run->manifest.state == RunState::Running)
        return Error{u"trash.running"_s,
                     u"The run in %1 is still being written."_s.arg(runPath),
                     u"Stop it first, or wait for its end."_s,
                     {runPath}};
    const auto manifest = readFile(manifestPath(runPath));
    if (!manifest)
        return manifest.error();
    if (library.isEmpty() || !QDir().mkpath(library))
        return Error{u"file.folder"_s,
                     u"Cannot create the folder %1."_s.arg(library),
                     u"Choose a folder you may write to."_s,
                     {library}};
    const QString name = QFileInfo(QDir(runPath).absolutePath()).fileName();
    for (int n = 1; n < 1000; ++n) {
        const QString path = QDir(library).absoluteFilePath(n == 1 ? name : u"%1-%2"_s.arg(name).arg(n));
        if (const auto there = readFile(manifestPath(path)); there && *there == *manifest)
            return path;
        if (QFileInfo::exists(path))
            continue;
        QTemporaryDir scratch(QDir(library).absoluteFilePath(u".import-XXXXXX"_s));
        const QString folder = scratch.filePath(u"run"_s);
        if (!scratch.isValid() || !QDir().mkdir(folder))
            return notWritten(path);
        if (auto copied = copyTree(QDir(runPath), QDir(folder)); !copied)
            return copied.error();
        if (!QDir().rename(folder, path))
            return notWritten(path);
        return path;
    }
    return notWritten(QDir(library).filePath(name));
}

} // namespace servescope
