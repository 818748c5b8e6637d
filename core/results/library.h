// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/results/run_folder.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace servescope {

/// One point of a stored run: its set-up and the figures of its result file.
struct StoredPoint
{
    PointEntry entry;   ///< state Interrupted where the run was
    QJsonObject result; ///< the vLLM-compatible object; empty when there is none
    QString problem;    ///< a sentence when there is a result file that cannot be read
    bool hasResult() const { return !result.isEmpty(); }
    /// A figure of the result by its key ("output_throughput", "median_ttft_ms" …); nullopt when the point
    /// has no result, nothing completed, or the key is absent or null. Infinity where the file says "inf".
    std::optional<double> figure(const QString &key) const;
};

/// A run folder as read from disk.
struct StoredRun
{
    QString path;
    Manifest manifest; ///< state Interrupted when its writer died
    std::vector<StoredPoint> points;
};

/// The run folders in a library, newest first, without their result files; damaged ones are skipped with a
/// sentence in `problems`. Uses and refreshes the library's index, so that thousands of runs open at once.
std::vector<StoredRun> listRuns(const QString &library, QStringList *problems = nullptr);

/// A run with its results. Errors: results.no_folder, manifest.not_json, manifest.version, file.open.
Result<StoredRun> openRun(const QString &path);

/// The measured requests of one point, from its journal, by index; of a point that was interrupted those that
/// had ended. Errors: file.open, file.read.
Result<std::vector<RequestRecord>> readRecords(const StoredRun &run, const QString &pointId);
/// The same requests in the same order, read as readJournalOutline() does.
Result<std::vector<RequestRecord>> readOutline(const StoredRun &run, const QString &pointId);

} // namespace servescope
