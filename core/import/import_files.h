// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/audit.h"
#include "core/base/result.h"
#include "core/import/imported.h"

#include <QStringList>

#include <vector>

namespace servescope {

/// A file that was read, or why it was not.
struct ReadFile
{
    QString path;
    QString format;  ///< for people
    QString version; ///< of the tool, where the file tells
    int points = 0;
    int duplicates = 0; ///< points that another file holds as well, at least as fully
    QByteArray sha256;
    Error error; ///< code empty = read
    bool ok() const { return error.code.isEmpty(); }
};

/// Points of one tool and model that belong together: a sweep.
struct ImportedRun
{
    QString title;
    QString tool;
    QString model;
    std::vector<ImportedPoint> points; ///< by lengths, then load
    std::vector<ReadFile> files;       ///< where they come from
};

struct ImportReading
{
    std::vector<ReadFile>
        files; ///< all that were looked at; those in a folder that are no results are left out
    std::vector<ImportedRun> runs;
    bool allRead() const;
};

/// Reads result files of any tool that is known, and folders with everything below them. Changes nothing.
/// Files that complete each other (summary and records of AIPerf, summary and percentiles of evalscope …)
/// become one point; the same point found twice counts once.
ImportReading readResultFiles(const QStringList &paths);

/// The per-request values of a point, where its file has them.
std::optional<SampleTable> samplesOf(const ImportedPoint &point);
std::vector<Finding> auditOf(const ImportedPoint &point);

/// Stores the run in a library as a run folder with copies of its source files; gives its path. It appears at
/// once or not at all. A run of the same files that is there already is given instead. Errors: file.folder,
/// file.write, file.open.
Result<QString> storeImportedRun(const QString &library, const ImportedRun &run);

/// One file's text as points, the reader chosen by its content. Errors: of readJsonSequence(),
/// import.unknown, import.incomplete and those of textOf().
Result<ImportedFile> readResultText(const QByteArray &bytes, const QString &fileName);

} // namespace servescope
