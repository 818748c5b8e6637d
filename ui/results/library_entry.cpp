// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/library_entry.h"

#include "ui/run/run_state_text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

void keepMost(std::optional<double> &best, std::optional<double> value)
{
    if (value && (!best || *value > *best))
        best = value;
}

void keepLeast(std::optional<double> &best, std::optional<double> value)
{
    if (value && (!best || *value < *best))
        best = value;
}

void readFiguresOf(LibraryEntry &entry)
{
    entry.bestThroughput = entry.bestGoodput = entry.bestTtft = entry.bestTpot = std::nullopt;
    entry.figuresRead = true;
    const Result<StoredRun> run = openRun(entry.path);
    if (!run)
        return;
    for (const StoredPoint &point : run->points) {
        keepMost(entry.bestThroughput, point.figure(u"output_throughput"_s));
        keepMost(entry.bestGoodput, point.figure(u"request_goodput"_s));
        keepLeast(entry.bestTtft, point.figure(u"median_ttft_ms"_s));
        keepLeast(entry.bestTpot, point.figure(u"median_tpot_ms"_s));
    }
}

/// The plan without its repeats: what was to be measured, whenever and on whichever server.
void describePlan(LibraryEntry &entry, const Manifest &manifest)
{
    std::vector<std::array<double, 5>> plan;
    for (const PointEntry &each : manifest.points) {
        const SweepPoint &point = each.point;
        if (std::ranges::find(entry.lengths, point.lengths) == entry.lengths.end())
            entry.lengths.push_back(point.lengths);
        const int load = point.load.maxConcurrency;
        entry.lowestLoad = entry.lowestLoad == 0 ? load : std::min(entry.lowestLoad, load);
        entry.highestLoad = std::max(entry.highestLoad, load);
        plan.push_back({double(point.lengths.input), double(point.lengths.output), double(load),
                        double(point.load.numPrompts), point.requestRate});
    }
    std::ranges::sort(plan);
    plan.erase(std::unique(plan.begin(), plan.end()), plan.end());
    const QByteArray bytes(reinterpret_cast<const char *>(plan.data()),
                           static_cast<qsizetype>(plan.size() * sizeof plan.front()));
    entry.sweep = manifest.model + u'\n' +
                  QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
}

LibraryEntry toEntry(const StoredRun &run)
{
    const Manifest &manifest = run.manifest;
    LibraryEntry entry;
    entry.path = run.path;
    entry.model = manifest.model;
    entry.server = displayUrl(manifest.baseUrl);
    // The folder's own name only repeats the date and the model.
    const bool named = !manifest.name.isEmpty() && manifest.name != QFileInfo(run.path).fileName();
    entry.name = named || manifest.model.isEmpty() ? manifest.name : manifest.model.section(u'/', -1);
    entry.started = manifest.started.toLocalTime();
    entry.state = manifest.state;
    entry.points = static_cast<int>(run.points.size());
    entry.finishedPoints = static_cast<int>(std::ranges::count_if(
        run.points, [](const StoredPoint &point) { return point.entry.state == RunState::Finished; }));
    const QJsonArray tags = manifest.declared["tags"_L1].toArray();
    for (const auto &tag : tags)
        entry.tags += tag.toString();
    entry.notes = manifest.declared["notes"_L1].toString();
    entry.star = manifest.declared["star"_L1].toBool();
    entry.baseline = manifest.declared["baseline"_L1].toBool();
    for (const StoredPoint &point : run.points) {
        entry.completed += point.entry.completed;
        entry.failed += point.entry.failed;
    }
    if (manifest.ended.isValid())
        entry.duration = std::chrono::milliseconds(manifest.started.msecsTo(manifest.ended));
    entry.backend = manifest.backend;
    entry.tool = manifest.imported["tool"_L1].toString();
    describePlan(entry, manifest);
    const QFileInfo file(QDir(run.path).filePath(u"manifest.json"_s));
    entry.stamp = u"%1/%2/%3"_s.arg(file.lastModified().toMSecsSinceEpoch())
                      .arg(file.size())
                      .arg(runStateName(entry.state));
    return entry;
}

} // namespace

LibraryListing listLibrary(const QString &library, const std::vector<LibraryEntry> &known)
{
    LibraryListing listing;
    QHash<QString, const LibraryEntry *> before;
    for (const LibraryEntry &entry : known)
        before.insert(entry.path, &entry);
    for (const StoredRun &run : listRuns(library, &listing.problems)) {
        LibraryEntry entry = toEntry(run);
        const LibraryEntry *same = before.value(entry.path);
        if (same && same->stamp == entry.stamp) {
            entry.bestThroughput = same->bestThroughput;
            entry.bestGoodput = same->bestGoodput;
            entry.bestTtft = same->bestTtft;
            entry.bestTpot = same->bestTpot;
            entry.figuresRead = same->figuresRead;
        }
        listing.entries.push_back(std::move(entry));
    }
    readFigures(listing.entries);
    return listing;
}

LibraryEntry summaryOf(const std::vector<const LibraryEntry *> &runs)
{
    LibraryEntry sum =
        *std::ranges::max(runs, {}, [](const LibraryEntry *run) { return run->started.toMSecsSinceEpoch(); });
    sum.path.clear();
    sum.notes.clear();
    sum.star = sum.baseline = false;
    sum.finishedPoints = sum.points = 0;
    sum.completed = sum.failed = 0;
    sum.duration.reset();
    const auto differs = [&runs](QString LibraryEntry::*what) {
        return std::ranges::any_of(
            runs, [&](const LibraryEntry *run) { return run->*what != runs.front()->*what; });
    };
    for (QString LibraryEntry::*what :
         {&LibraryEntry::name, &LibraryEntry::server, &LibraryEntry::backend, &LibraryEntry::tool}) {
        if (differs(what))
            (sum.*what).clear();
    }
    for (const LibraryEntry *run : runs) {
        sum.finishedPoints += run->finishedPoints;
        sum.points += run->points;
        sum.completed += run->completed;
        sum.failed += run->failed;
        if (run->duration)
            sum.duration = sum.duration.value_or(Nanoseconds::zero()) + *run->duration;
        keepMost(sum.bestThroughput, run->bestThroughput);
        keepMost(sum.bestGoodput, run->bestGoodput);
        keepLeast(sum.bestTtft, run->bestTtft);
        keepLeast(sum.bestTpot, run->bestTpot);
        sum.star = sum.star || run->star;
        sum.tags += run->tags;
    }
    sum.tags.removeDuplicates();
    if (sum.name.isEmpty())
        sum.name = sum.model.section(u'/', -1);
    return sum;
}

void readFigures(std::vector<LibraryEntry> &entries)
{
    int left = FiguresAtOnce;
    for (LibraryEntry &entry : entries) {
        if (entry.figuresRead)
            continue;
        if (left-- == 0)
            return;
        readFiguresOf(entry);
    }
}

} // namespace servescope
