// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/journal.h"
#include "core/results/library.h"
#include "tests/core/metrics/record_builder.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

namespace servescope::test {

/// What became of a point when its run was written.
enum class Outcome { Finished, Failed, Half, Untouched };

inline PointEntry pointEntry(int ordinal, int concurrency)
{
    PointEntry entry;
    entry.point.ordinal = ordinal;
    entry.point.lengths = {512, 32};
    entry.point.load = {concurrency, 40};
    entry.point.id = QStringLiteral("bench_io512x32_mc%1_np40").arg(concurrency);
    return entry;
}

/// Requests whose latencies grow with the concurrency and differ from one another; one in 20 fails.
inline std::vector<RequestRecord> requests(int concurrency, int count)
{
    std::vector<RequestRecord> records;
    for (int i = 0; i < count; ++i) {
        const double start =
            1 +
            600.0 * (i / std::max(1, concurrency)); // NOLINT(bugprone-integer-division): waves of requests
        const double ttft = 20 + 3 * concurrency + 10 * std::abs(std::sin(i * 1.7));
        const double gap = 8 + 0.1 * concurrency + std::abs(std::sin(i * 0.9));
        RecordBuilder builder(i, start);
        builder.scheduled(start).requested(512, 32);
        double time = start + ttft;
        builder.content({time});
        for (int k = 1; k < 32; ++k)
            builder.content({time += gap});
        builder.usage(time + 0.5, 512, 32);
        if (i % 20 == 19)
            builder.failed(RequestStatus::StreamError, 200, QStringLiteral("cut short")).ended(time + 1);
        records.push_back(builder);
        if (i < 2) { // the others find a connection open
            records.back().connecting = records.back().sent;
            records.back().written = records.back().sent + std::chrono::milliseconds(2 + i);
        }
    }
    return records;
}

inline PointResult pointResult(const Manifest &manifest, const PointEntry &entry)
{
    PointResult result;
    result.setup.pointId = entry.point.id;
    result.setup.date = manifest.started;
    result.setup.backend = manifest.backend;
    result.setup.modelId = result.setup.tokenizerId = manifest.model;
    result.setup.baseUrl = manifest.baseUrl;
    result.setup.numPrompts = entry.point.load.numPrompts;
    result.setup.inputLen = entry.point.lengths.input;
    result.setup.outputLen = entry.point.lengths.output;
    result.setup.maxConcurrency = entry.point.load.maxConcurrency;
    result.setup.datasetName = QStringLiteral("random");
    result.records = requests(entry.point.load.maxConcurrency, entry.point.load.numPrompts);
    result.summary = summarize(result.records, {});
    return result;
}

inline Manifest manifestOf(const QString &model, size_t points)
{
    Manifest manifest;
    manifest.started = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7));
    manifest.model = model;
    manifest.backend = QStringLiteral("vllm");
    manifest.baseUrl = QStringLiteral("http://user:secret@127.0.0.1:8000");
    manifest.endpoint = QStringLiteral("/v1/completions");
    manifest.tokenizer = model;
    manifest.tokenizerNote = QStringLiteral("Counted by the server.");
    manifest.seed = 4242;
    manifest.environment = clientEnvironment();
    int concurrency = 1;
    for (size_t i = 0; i < points; ++i, concurrency *= 4)
        manifest.points.push_back(pointEntry(static_cast<int>(i), concurrency));
    return manifest;
}

/// Writes that point's journal, result and manifest entry, as a run does.
inline void writePoint(RunFolder &folder, int ordinal, Outcome outcome)
{
    PointEntry entry = folder.manifest().points[static_cast<size_t>(ordinal)];
    if (outcome == Outcome::Untouched)
        return;
    if (outcome == Outcome::Failed) {
        entry.state = RunState::Failed;
        entry.failed = entry.point.load.numPrompts;
        entry.error = {QStringLiteral("test.refused"),
                       QStringLiteral("The server refused every request."),
                       QStringLiteral("Is the model's name right?"),
                       {}};
        QVERIFY(folder.setPoint(ordinal, entry).ok());
        return;
    }
    PointResult result = pointResult(folder.manifest(), entry);
    if (outcome == Outcome::Half)
        result.records.resize(result.records.size() / 2);
    auto journal = JournalWriter::open(folder.journalPath(entry.point.id));
    QVERIFY(journal.ok());
    for (const RequestRecord &record : result.records)
        journal.value()->append(record);
    QVERIFY(journal.value()->close().ok());
    entry.state = RunState::Running;
    if (outcome == Outcome::Finished) {
        QVERIFY(folder.writeResult(result, false).ok());
        entry.state = RunState::Finished;
        entry.completed = result.summary.completed;
        entry.failed = result.summary.failed;
    }
    QVERIFY(folder.setPoint(ordinal, entry).ok());
}

/// A run as it lies on disk afterwards; without `end` its writer has died. Gives the folder.
inline QString writeRun(const QString &library, const QString &model, const std::vector<Outcome> &outcomes,
                        std::optional<RunState> end = RunState::Finished,
                        const QDateTime &started = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7)))
{
    Manifest manifest = manifestOf(model, outcomes.size());
    manifest.started = started;
    auto folder =
        RunFolder::create(library, "# as it was\nmodel: " + model.toUtf8() + "\nseed: 4242\n", manifest);
    if (!folder)
        return {};
    for (size_t i = 0; i < outcomes.size(); ++i)
        writePoint(*folder.value(), static_cast<int>(i), outcomes[i]);
    if (end && !folder.value()->close(*end))
        return {};
    return folder.value()->path();
}

/// The result file of a point, read without the code under test.
inline QJsonObject resultFile(const QString &run, int concurrency)
{
    QFile file(QDir(run).filePath(QStringLiteral("bench_io512x32_mc%1_np40.json").arg(concurrency)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace servescope::test
