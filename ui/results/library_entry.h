// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/results/library.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace servescope {

/// A run as the list shows it.
struct LibraryEntry
{
    QString path;
    QString name; ///< what a person calls it: the given name, else the model's
    QString model;
    QString server; ///< base URL without secrets
    QDateTime started;
    RunState state = RunState::Finished;
    int finishedPoints = 0;
    int points = 0;
    std::optional<double> bestThroughput; ///< output tok/s of the best point
    std::optional<double> bestGoodput;    ///< requests a second within the objectives, of the best point
    std::optional<double> bestTtft;       ///< ms: the lowest median of any point
    std::optional<double> bestTpot;       ///< ms: likewise
    bool figuresRead = false;             ///< else these four are not known yet
    qint64 completed = 0;                 ///< requests
    qint64 failed = 0;
    std::optional<Nanoseconds> duration; ///< of a run that has ended
    QString backend;
    QString tool;                    ///< whose files they were, of an imported run
    QString sweep;                   ///< equal for runs of the same plan with the same model
    std::vector<LengthPair> lengths; ///< of the plan, each once
    int lowestLoad = 0;              ///< concurrency of the plan
    int highestLoad = 0;
    QStringList tags;
    QString notes;
    bool star = false;
    bool baseline = false; ///< what others are compared with
    QString stamp;         ///< changes whenever the manifest is rewritten or its state is seen anew

    bool operator==(const LibraryEntry &) const = default;
};

struct LibraryListing
{
    std::vector<LibraryEntry> entries;
    QStringList problems; ///< a sentence for each folder that could not be read
};

/// What several runs of one sweep come to: best figures, sums, the newest start and its state. `runs` is not
/// empty.
LibraryEntry summaryOf(const std::vector<const LibraryEntry *> &runs);

/// Result files that one call reads at most, so that a large library is shown before all of them are.
constexpr int FiguresAtOnce = 100;

/// Reads a library; slow, for a worker thread. Result files are read only of runs that changed since `known`,
/// the newest first.
LibraryListing listLibrary(const QString &library, const std::vector<LibraryEntry> &known);

/// Reads the figures of the next entries that lack them; slow as well.
void readFigures(std::vector<LibraryEntry> &entries);

} // namespace servescope
