// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/results/point_result.h"
#include "core/scenario/scenario.h"

#include <QDateTime>
#include <QJsonObject>

#include <memory>
#include <vector>

class QLockFile;

namespace servescope {

/// States of a point or of a whole run, with stable names in manifest.json ("queued", "running" …).
/// Interrupted is never written: it is a "running" found without a live writer.
enum class RunState { Queued, Running, Finished, Failed, Cancelled, Skipped, Interrupted };
QString runStateName(RunState state);

struct PointEntry
{
    SweepPoint point;
    RunState state = RunState::Queued;
    Error error; ///< code empty = none
    int completed = 0;
    int failed = 0;
};

/// manifest.json: what was run, where, by what, and how it ended.
struct Manifest
{
    RunState state = RunState::Running;
    QString name;      ///< shown in lists; the folder's name at first
    QDateTime started; ///< local time with offset
    QDateTime ended;   ///< invalid while running
    QString model, backend, baseUrl, endpoint, tokenizer, tokenizerNote, datasetFingerprint;
    quint64 seed = 0;
    QJsonObject environment; ///< host, os, cpu, cores, memory, Qt and ServeScope versions
    QJsonObject imported;    ///< of an imported run: tool, convention, files with their sha256; else empty
    QJsonObject declared; ///< what a person says of it (gpu, server_flags, notes, tags …); never measured
    std::vector<PointEntry> points;
};

/// The environment of this machine, as written into manifests.
QJsonObject clientEnvironment();

/// A run being written: LIBRARY/YYYYmmdd-HHMMSS-MODEL/ with combos.yaml, manifest.json, per point
/// POINT.journal.jsonl (from its start on) and POINT.json (when done), and aggregate_results.csv at the end.
/// Holds a lock so that others can tell a live run from an interrupted one. All files but the journals are
/// replaced at once or not at all.
class RunFolder
{
public:
    /// Makes the folder and its manifest; the name is made unique when there is one of the same second.
    /// Without a start time the run starts now. Errors: file.folder, file.write.
    static Result<std::unique_ptr<RunFolder>> create(const QString &library, const QByteArray &scenarioText,
                                                     Manifest manifest);
    /// Takes up a run that was interrupted, cancelled or has failed points: points without a result are
    /// queued again, and what their journals hold is kept beside as POINT.interrupted-N.journal.jsonl.
    /// Errors: run.locked (another ServeScope writes it), file.open, file.write and those of
    /// manifestFromJson().
    static Result<std::unique_ptr<RunFolder>> reopen(const QString &path);
    ~RunFolder(); ///< without close() the run stays "running" and is found as interrupted

    QString path() const { return m_path; }
    const Manifest &manifest() const { return m_manifest; }
    QString journalPath(const QString &pointId) const;
    QString resultPath(const QString &pointId) const;

    /// Rewrites manifest.json with that point's new entry (Error manifest.no_point: no such ordinal) or with
    /// facts learnt while running.
    Result<void> setPoint(int ordinal, const PointEntry &entry);
    Result<void> update(const Manifest &manifest);
    /// Writes POINT.json. A point without one successful request gets none (Error results.nothing_completed).
    Result<void> writeResult(const PointResult &result, bool detailed);
    /// Sets the final state and end time, writes aggregate_results.csv when there is a result, frees the
    /// lock.
    Result<void> close(RunState state);

private:
    RunFolder(QString path, Manifest manifest);
    QString m_path;
    Manifest m_manifest;
    std::unique_ptr<QLockFile> m_lock;
};

/// What is left to do of a run.
struct ResumePlan
{
    QByteArray scenarioText; ///< combos.yaml as it was
    QStringList finished;    ///< ids of points that have their result
    QStringList remaining;
};
/// Errors: results.no_folder, run.imported, file.open and those of manifestFromJson().
Result<ResumePlan> planResume(const QString &path);

/// manifest.json as text and back. Errors: manifest.not_json, manifest.version.
QByteArray manifestJson(const Manifest &manifest);
Result<Manifest> manifestFromJson(const QByteArray &bytes);

} // namespace servescope
