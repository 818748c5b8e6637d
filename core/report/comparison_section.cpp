// SPDX-License-Identifier: GPL-3.0-or-later
// Several runs against the first one: what was set differently, then every figure with its verdict.
#include "core/analysis/setup_difference.h"
#include "core/base/translate.h"
#include "core/report/report_words.h"
#include "core/report/sections.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Shown at every point; the others where they have something to tell.
constexpr std::array mainFigures{"output_throughput"_L1, "median_ttft_ms"_L1, "p99_ttft_ms"_L1,
                                 "median_tpot_ms"_L1,    "p99_itl_ms"_L1,     "p99_e2el_ms"_L1};

QString signedNumber(double value)
{
    if (std::isinf(value))
        return value > 0 ? u"+∞"_s : u"−∞"_s;
    const QString size = plainNumber(std::abs(value));
    return (value < 0 && size != "0"_L1 ? u"−"_s : value > 0 ? u"+"_s : QString()) + size;
}

QString percentText(double percent)
{
    if (std::isnan(percent))
        return u"–"_s;
    if (std::isinf(percent))
        return signedNumber(percent);
    return signedNumber(std::abs(percent) < 9.95 ? std::round(percent * 10) / 10 : std::round(percent)) +
           u" %"_s;
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better:
        return translate("Report", "better");
    case Verdict::Worse:
        return translate("Report", "worse");
    case Verdict::NotDistinguishable:
        return translate("Report", "not distinguishable");
    case Verdict::NotJudged:
        return translate("Report", "not judged");
    }
    return {};
}

bool decided(const MetricComparison &metric)
{
    return metric.verdict == Verdict::Better || metric.verdict == Verdict::Worse;
}

QStringList rowOf(const PointComparison &point, const MetricComparison &metric)
{
    const Difference &difference = metric.difference;
    QStringList row{point.point, comparedFigureName(metric), estimateText(&metric.baseline),
                    estimateText(&metric.candidate)};
    if (!point.refusals.isEmpty())
        return row << u"–"_s << u"–"_s << u"–"_s << translate("Report", "not comparable");
    row << signedNumber(difference.value) << percentText(difference.percent);
    row << (difference.judged
                ? u"%1 … %2"_s.arg(percentText(difference.percentLower), percentText(difference.percentUpper))
                : u"–"_s);
    return row << verdictText(metric.verdict);
}

ReportTable verdictTable(const RunComparison &comparison)
{
    ReportTable table;
    table.sortable = true;
    table.header = {translate("Report", "Point"),
                    translate("Report", "Figure"),
                    translate("Report", "Baseline"),
                    translate("Report", "Candidate"),
                    u"Δ"_s,
                    translate("Report", "Change"),
                    translate("Report", "95 % interval of the change"),
                    translate("Report", "Verdict")};
    for (const PointComparison &point : comparison.points) {
        for (const MetricComparison &metric : point.metrics) {
            if (decided(metric) ||
                std::ranges::any_of(mainFigures, [&](auto key) { return metric.key == key; }))
                table.rows.push_back(rowOf(point, metric));
        }
    }
    return table;
}

struct Tally
{
    int better = 0, worse = 0, alike = 0, unjudged = 0, refusedPoints = 0;
};

Tally tallyOf(const RunComparison &comparison)
{
    Tally tally;
    for (const PointComparison &point : comparison.points) {
        if (!point.refusals.isEmpty()) {
            ++tally.refusedPoints;
            continue;
        }
        for (const MetricComparison &metric : point.metrics) {
            tally.better += metric.verdict == Verdict::Better;
            tally.worse += metric.verdict == Verdict::Worse;
            tally.alike += metric.verdict == Verdict::NotDistinguishable;
            tally.unjudged += metric.verdict == Verdict::NotJudged;
        }
    }
    return tally;
}

ReportBlock verdictCallout(const ReportRun &baseline, const ReportRun &candidate,
                           const RunComparison &comparison)
{
    const Tally tally = tallyOf(comparison);
    QStringList sentences;
    sentences += translate("Report", "Of all figures at %1 matched points: %2 better, %3 worse, %4 not "
                                     "distinguishable, %5 not judged.")
                     .arg(comparison.points.size())
                     .arg(tally.better)
                     .arg(tally.worse)
                     .arg(tally.alike)
                     .arg(tally.unjudged);
    if (tally.refusedPoints > 0)
        sentences +=
            translate("Report", "Points whose workloads differ are not judged: %1.").arg(tally.refusedPoints);
    const ReportTone tone = tally.worse > 0    ? (tally.better > 0 ? ReportTone::Warning : ReportTone::Bad)
                            : tally.better > 0 ? ReportTone::Good
                                               : ReportTone::Neutral;
    return callout(translate("Report", "%1 against %2").arg(candidate.measured.name, baseline.measured.name),
                   sentences.join(u' '), tone);
}

/// Remarks of all points, each once, with where it holds.
QStringList remarksOf(const RunComparison &comparison)
{
    QStringList lines = comparison.notes;
    QStringList notes;
    std::map<QString, QStringList> where;
    const auto add = [&](const QString &note, const QString &point) {
        if (!where.contains(note))
            notes += note;
        where[note] += point;
    };
    for (const PointComparison &point : comparison.points) {
        if (!point.refusals.isEmpty())
            add(translate("Report", "Not judged, the workloads differ: %1.")
                    .arg(point.refusals.join(translate("Report", "; ", "between the items of a list"))),
                point.point);
        for (const QString &note : point.notes)
            add(note, point.point);
    }
    for (const QString &note : notes) {
        const QStringList &points = where[note];
        lines += static_cast<size_t>(points.size()) == comparison.points.size() && points.size() > 1
                     ? translate("Report", "All points: %1").arg(note)
                     : u"%1: %2"_s.arg(points.join(translate("Report", "; ", "between the items of a list")),
                                       note);
    }
    if (!comparison.onlyBaseline.isEmpty())
        lines +=
            translate("Report", "Only in the baseline: %1")
                .arg(comparison.onlyBaseline.join(translate("Report", "; ", "between the items of a list")));
    if (!comparison.onlyCandidate.isEmpty())
        lines +=
            translate("Report", "Only in the candidate: %1")
                .arg(comparison.onlyCandidate.join(translate("Report", "; ", "between the items of a list")));
    return lines;
}

/// Facts of runs that come without a manifest.
std::vector<SetupDifference> plainDifferences(const std::vector<ReportRun> &runs)
{
    std::vector<SetupDifference> all;
    const auto add = [&](const QString &key, bool workload, auto value) {
        SetupDifference difference{key, {}, workload};
        for (const ReportRun &run : runs)
            difference.values += value(run);
        if (difference.values.count(difference.values.front()) != difference.values.size())
            all.push_back(std::move(difference));
    };
    add(u"dataset_name"_s, true, [](const ReportRun &run) {
        return run.points.empty() ? QString() : run.points.front().evidence.dataset;
    });
    add(u"model"_s, false, [](const ReportRun &run) { return run.measured.model; });
    add(u"backend"_s, false, [](const ReportRun &run) { return run.measured.backend; });
    add(u"tool"_s, false, [](const ReportRun &run) { return run.measured.tool; });
    return all;
}

void addSetup(std::vector<ReportBlock> &blocks, const std::vector<ReportRun> &runs)
{
    const bool folders =
        std::ranges::all_of(runs, [](const ReportRun &run) { return run.manifest.has_value(); });
    std::vector<StoredRun> stored;
    for (const ReportRun &run : runs) {
        stored.emplace_back();
        stored.back().path = run.measured.path;
        if (run.manifest)
            stored.back().manifest = *run.manifest;
    }
    ReportTable table;
    table.header = {translate("Report", "Setting")};
    for (const ReportRun &run : runs)
        table.header += run.measured.name;
    for (const SetupDifference &difference : folders ? setupDifferences(stored) : plainDifferences(runs)) {
        QStringList row{difference.workload ? translate("Report", "%1 (workload)").arg(difference.key)
                                            : difference.key};
        for (const QString &value : difference.values)
            row += value.isEmpty() ? u"–"_s : value;
        table.rows.push_back(row);
    }
    blocks.push_back(heading(translate("Report", "What was set differently")));
    if (table.rows.empty())
        blocks.push_back(paragraph(translate("Report", "The recorded settings of these runs are the same.")));
    else
        blocks.push_back(tableBlock(std::move(table)));
}

} // namespace

std::vector<ReportBlock> comparisonSection(SectionInput &input)
{
    std::vector<ReportBlock> blocks;
    if (!input.several())
        return blocks;
    const ReportRun &baseline = input.runs.front();
    blocks.push_back(paragraph(
        translate("Report",
                  "The baseline is %1. Points are matched by their lengths and load. A change is called "
                  "better or worse only where it is larger than chance explains at 5 %, corrected for "
                  "the number of figures judged (Holm).")
            .arg(baseline.measured.name)));
    addSetup(blocks, input.runs);
    for (size_t i = 1; i < input.runs.size(); ++i) {
        const ReportRun &candidate = input.runs[i];
        const auto comparison = compareRuns(baseline.measured, candidate.measured);
        blocks.push_back(heading(candidate.measured.name));
        if (!comparison) {
            const QString why = input.options.errorSentence ? input.options.errorSentence(comparison.error())
                                                            : comparison.error().sentence();
            blocks.push_back(callout(translate("Report", "Not compared"), why, ReportTone::Warning));
            continue;
        }
        blocks.push_back(verdictCallout(baseline, candidate, *comparison));
        blocks.push_back(tableBlock(verdictTable(*comparison)));
        blocks.push_back(listBlock(remarksOf(*comparison)));
    }
    return blocks;
}

} // namespace servescope
