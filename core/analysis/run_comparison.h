// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"
#include "core/base/result.h"
#include "core/statistics/difference.h"

#include <QStringList>

namespace servescope {

/// One figure of one point on both sides.
struct MetricComparison
{
    QString key;  ///< "output_throughput", "p99_ttft_ms" …
    QString name; ///< "TTFT p99"
    QString unit;
    bool lowerIsBetter = true;
    Estimate baseline, candidate;
    Difference difference;
    double adjusted = 1; ///< Holm's probability over the whole table
    Verdict verdict = Verdict::NotJudged;
    /// How far two runs of the baseline's repeats differ by noise alone, in per cent (A/A); NaN without
    /// repeats.
    double noisePercent = std::numeric_limits<double>::quiet_NaN();
    /// Worse by more than so many per cent: by verdict, or by the bare figures where there is no interval.
    bool regressedBy(double percent) const;
};

struct PointComparison
{
    QString point;    ///< its load in words
    int inputLen = 0; ///< tokens; 0 = not known
    int outputLen = 0;
    std::optional<int> maxConcurrency;
    double requestRate = std::numeric_limits<double>::infinity();
    int baselineRuns = 0; ///< repeats
    int candidateRuns = 0;
    QStringList refusals; ///< why it is not judged: different workloads
    QStringList notes;    ///< what to keep in mind
    std::vector<MetricComparison> metrics;
};

struct RunComparison
{
    QString convention;
    std::vector<PointComparison> points;
    QStringList onlyBaseline, onlyCandidate; ///< points without a partner
    QStringList notes;
    bool judgedAnything() const;
};

/// Compares point by point, in one convention. Points are matched by lengths, concurrency and rate; single
/// points are held against each other whatever they are, and refused when their workloads differ. Repeats of
/// a point are its outer unit. Errors: compare.nothing (no point has a partner), compare.conventions.
Result<RunComparison> compareRuns(const MeasuredRun &baseline, const MeasuredRun &candidate);

/// The one convention all of them can be told in. Errors: compare.conventions.
Result<Convention> commonConvention(const std::vector<const MeasuredRun *> &runs);
/// The first point of `run` that completed something under the load of `point` (one of `of`): of two runs
/// with a single load each, that load whatever it is. Null where there is none.
const MeasuredPoint *counterpart(const MeasuredRun &run, const MeasuredPoint &point, const MeasuredRun &of);
/// "512 → 128 tokens, concurrency 16", in the language of documents.
QString loadText(const MeasuredPoint &point);

/// The figures compared, each with its interval, of the repeats of one point.
std::vector<MetricComparison> pointFigures(const std::vector<const MeasuredPoint *> &repeats,
                                           Convention convention);

} // namespace servescope
