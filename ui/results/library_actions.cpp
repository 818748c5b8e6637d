// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/library_actions.h"

#include "core/import/adopt_run.h"
#include "core/import/import_files.h"
#include "core/results/library.h"
#include "core/results/trash.h"
#include "ui/common/error_text.h"
#include "ui/common/in_pool.h"

#include <QFileInfo>
#include <QMutex>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct Moved
{
    QStringList paths;
    QString problem; ///< of the last that failed
};

/// Two changes at once would find each other's lock, or write over each other.
QMutex oneAtATime;

QString nameOf(const ImportedPoint &point)
{
    const QString lengths = u"%1 → %2"_s.arg(point.inputLen).arg(point.outputLen);
    return point.maxConcurrency    ? u"%1 × %2"_s.arg(lengths).arg(*point.maxConcurrency)
           : !point.name.isEmpty() ? point.name
                                   : lengths;
}

void importFiles(const QString &library, const QStringList &files, std::vector<ImportedItem> &items)
{
    const ImportReading reading = readResultFiles(files);
    for (const ReadFile &file : reading.files) {
        if (!file.ok())
            items.push_back({QFileInfo(file.path).fileName(), {}, errorText(file.error), {}});
    }
    for (const ImportedRun &run : reading.runs) {
        ImportedItem item;
        item.title = run.title;
        const auto stored = storeImportedRun(library, run);
        if (stored)
            item.path = *stored;
        else
            item.problem = errorText(stored.error());
        for (const ImportedPoint &point : run.points) {
            auto findings = auditOf(point);
            item.findings.insert(item.findings.end(), findings.begin(), findings.end());
            for (size_t i = 0; i < findings.size() && run.points.size() > 1; ++i)
                item.points += nameOf(point);
        }
        items.push_back(std::move(item));
    }
}

} // namespace

void LibraryActions::declare(const QString &runPath, const std::function<void(QJsonObject &)> &change)
{
    inPool(
        this,
        [runPath, change]() -> Result<void> {
            const QMutexLocker alone(&oneAtATime);
            const auto run = openRun(runPath);
            if (!run)
                return run.error();
            QJsonObject declared = run->manifest.declared;
            change(declared);
            return declareFacts(runPath, declared);
        },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(errorText(done.error()));
            Q_EMIT changed();
        });
}

void LibraryActions::trash(const QStringList &runPaths)
{
    inPool(
        this,
        [runPaths] {
            const QMutexLocker alone(&oneAtATime);
            Moved moved;
            for (const QString &path : runPaths) {
                const auto trashed = trashRun(path);
                if (trashed)
                    moved.paths += *trashed;
                else
                    moved.problem = errorText(trashed.error());
            }
            return moved;
        },
        [this](const Moved &moved) {
            if (!moved.paths.isEmpty())
                Q_EMIT trashed(moved.paths);
            if (!moved.problem.isEmpty())
                Q_EMIT failed(moved.problem);
            Q_EMIT changed();
        });
}

void LibraryActions::restore(const QStringList &trashedPaths)
{
    inPool(
        this,
        [trashedPaths] {
            const QMutexLocker alone(&oneAtATime);
            Moved moved;
            for (const QString &path : trashedPaths) {
                if (const auto restored = restoreRun(path); restored)
                    moved.paths += *restored;
                else
                    moved.problem = errorText(restored.error());
            }
            return moved;
        },
        [this](const Moved &moved) {
            if (!moved.problem.isEmpty())
                Q_EMIT failed(moved.problem);
            Q_EMIT changed();
        });
}

void LibraryActions::import(const QString &library, const QStringList &paths)
{
    inPool(
        this,
        [library, paths] {
            std::vector<ImportedItem> items;
            QStringList files;
            for (const QString &path : paths) {
                if (!isRunFolder(path)) {
                    files += path;
                    continue;
                }
                const auto adopted = adoptRun(library, path);
                items.push_back({QFileInfo(path).fileName(),
                                 adopted ? *adopted : QString(),
                                 adopted ? QString() : errorText(adopted.error()),
                                 {}});
            }
            if (!files.isEmpty())
                importFiles(library, files, items);
            return items;
        },
        [this](const std::vector<ImportedItem> &items) {
            Q_EMIT changed();
            Q_EMIT imported(items);
        });
}

} // namespace servescope
