// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/library_entry.h"

#include "ui/run/run_state_text.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

std::optional<double> bestThroughput(const QString &path)
{
    std::optional<double> best;
    const Result<StoredRun> run = openRun(path);
    if (!run)
        return best;
    for (const StoredPoint &point : run->points) {
        if (const auto value = point.figure(u"output_throughput"_s); value && (!best || *value > *best))
            best = value;
    }
    return best;
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
    for (const QJsonValue &tag : manifest.declared["tags"_L1].toArray())
        entry.tags += tag.toString();
    entry.notes = manifest.declared["notes"_L1].toString();
    entry.star = manifest.declared["star"_L1].toBool();
    entry.baseline = manifest.declared["baseline"_L1].toBool();
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
            entry.figuresRead = same->figuresRead;
        }
        listing.entries.push_back(std::move(entry));
    }
    readFigures(listing.entries);
    return listing;
}

void readFigures(std::vector<LibraryEntry> &entries)
{
    int left = FiguresAtOnce;
    for (LibraryEntry &entry : entries) {
        if (entry.figuresRead)
            continue;
        if (left-- == 0)
            return;
        entry.bestThroughput = bestThroughput(entry.path);
        entry.figuresRead = true;
    }
}

} // namespace servescope
