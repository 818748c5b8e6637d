// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_command.h"

#include "app/exit_codes.h"
#include "app/findings_text.h"
#include "app/terminal.h"
#include "core/analysis/run_comparison.h"
#include "core/import/measured_source.h"

#include <QDir>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec flags[] = {
    {"--baseline", FlagSpec::Kind::Text, "RUN", "", 0, 0,
     "What the others are held against [default: the first operand]"},
    {"--fail-on-regression", FlagSpec::Kind::Text, "PERCENT", "", 0, 0,
     "Exit with 1 when a figure is worse by more than that, such as 5%; needs the verdict \"worse\" where "
     "there is an\n"
     "interval"},
    {"--markdown", FlagSpec::Kind::Switch, "", "", 0, 0, "Tables in Markdown"},
};

QString signedText(double value, const QString &unit)
{
    if (std::isnan(value))
        return u"N/A"_s;
    if (std::isinf(value))
        return value > 0 ? u"+∞"_s : u"−∞"_s;
    return (value > 0 ? u"+"_s : u""_s) + QString::number(value, 'f', 1) + unit;
}

QString intervalText(const Estimate &estimate)
{
    QString text = figureText(estimate.value);
    if (estimate.hasInterval())
        text += u" [%1, %2]"_s.arg(figureText(estimate.lower), figureText(estimate.upper));
    return text;
}

QStringList metricRow(const MetricComparison &metric, bool refused)
{
    const Difference &difference = metric.difference;
    const QString change = signedText(difference.percent, u"%"_s);
    const QString range = difference.judged ? u"[%1, %2]"_s.arg(signedText(difference.percentLower, u"%"_s),
                                                                signedText(difference.percentUpper, u"%"_s))
                                            : u"–"_s;
    return {metric.name + " ("_L1 + metric.unit + u')',
            intervalText(metric.baseline),
            intervalText(metric.candidate),
            refused ? u"–"_s : change,
            refused ? u"–"_s : range,
            refused ? u"not judged"_s : verdictName(metric.verdict)};
}

QString repeatsText(int runs)
{
    return runs == 1 ? u"1 run"_s : u"%1 repeats"_s.arg(runs);
}

QString pointText(const PointComparison &point, bool markdown)
{
    const bool refused = !point.refusals.isEmpty();
    const QString title = u"%1 (%2 against %3)"_s.arg(point.point, repeatsText(point.baselineRuns),
                                                      repeatsText(point.candidateRuns));
    QString text = markdown ? "\n### "_L1 + title + "\n\n"_L1 : u'\n' + title + u'\n';
    std::vector<QStringList> rows{
        {u"figure"_s, u"baseline"_s, u"candidate"_s, u"change"_s, u"95 % interval"_s, u"verdict"_s}};
    for (const MetricComparison &metric : point.metrics)
        rows.push_back(metricRow(metric, refused));
    text += markdown ? markdownTable(rows) : alignedTable(rows);
    const QString bullet = markdown ? u"\n- "_s : u"  "_s;
    const QString end = markdown ? QString() : u"\n"_s;
    if (refused)
        text += bullet + u"Not judged, the workloads differ: %1."_s.arg(point.refusals.join(u"; "_s)) + end;
    for (const QString &note : point.notes)
        text += bullet + note + end;
    QStringList noise;
    for (const MetricComparison &metric : point.metrics) {
        if (!std::isnan(metric.noisePercent))
            noise += u"%1 ±%2 %"_s.arg(metric.name, figureText(metric.noisePercent));
    }
    if (!noise.isEmpty())
        text +=
            bullet +
            u"Two runs of the baseline differ by noise alone by up to (95 %): %1"_s.arg(noise.join(u", "_s)) +
            end;
    return markdown ? text + u'\n' : text;
}

QString comparisonText(const RunComparison &comparison, const MeasuredRun &baseline,
                       const MeasuredRun &candidate, bool markdown)
{
    const QString title = u"%1 against %2 (baseline), figures as %3 defines them"_s.arg(
        candidate.name, baseline.name, comparison.convention);
    QString text = (markdown ? "## "_L1 : ""_L1) + title + u'\n';
    for (const QString &note : comparison.notes)
        text += (markdown ? "\n- "_L1 : "  "_L1) + note + u'\n';
    for (const PointComparison &point : comparison.points)
        text += pointText(point, markdown);
    const auto unmatched = [&text](const QStringList &points, const QString &where) {
        if (!points.isEmpty())
            text += u"\nOnly in the %1: %2\n"_s.arg(where, points.join(u"; "_s));
    };
    unmatched(comparison.onlyBaseline, u"baseline"_s);
    unmatched(comparison.onlyCandidate, u"candidate"_s);
    return text;
}

Result<double> percentOf(const QString &text)
{
    QString number = text.trimmed();
    if (number.endsWith(u'%'))
        number.chop(1);
    return parseNumber(u"--fail-on-regression"_s, number, 0, 1e6);
}

/// Prints what regressed; how many figures did.
int regressions(const RunComparison &comparison, double percent)
{
    int count = 0;
    for (const PointComparison &point : comparison.points) {
        if (!point.refusals.isEmpty())
            continue;
        for (const MetricComparison &metric : point.metrics) {
            if (!metric.regressedBy(percent))
                continue;
            ++count;
            printErr(u"servescope compare: %1, %2: %3 changed by %4%5\n"_s.arg(
                comparison.convention, point.point, metric.name,
                signedText(metric.difference.percent, u"%"_s),
                metric.verdict == Verdict::NotJudged ? u" (no interval: judged by the figure alone)"_s
                                                     : QString()));
        }
    }
    return count;
}

} // namespace

const CommandSpec &compareSpec()
{
    static constexpr CommandSpec spec{
        "compare",
        "Compares runs or result files point by point, each figure with its 95 % interval: better, worse or "
        "not\n"
        "distinguishable (Holm's correction over the table). Different workloads are not judged.",
        "BASELINE CANDIDATE…",
        1,
        100,
        flags,
        {},
        {}};
    return spec;
}

int runCompare(const Arguments &arguments)
{
    QStringList paths = arguments.operands();
    const QString baselinePath =
        arguments.has("--baseline") ? arguments.text("--baseline") : paths.takeFirst();
    if (paths.isEmpty()) {
        printError(u"compare"_s, {u"usage.operands"_s,
                                  u"There is nothing to compare with %1."_s.arg(baselinePath),
                                  u"Name two runs, or one and --baseline."_s,
                                  {baselinePath}});
        return ExitUsage;
    }
    double percent = -1;
    if (arguments.has("--fail-on-regression")) {
        const Result<double> limit = percentOf(arguments.text("--fail-on-regression"));
        if (!limit) {
            printError(u"compare"_s, limit.error());
            return ExitUsage;
        }
        percent = *limit;
    }
    const Result<MeasuredRun> baseline = openMeasured(baselinePath);
    if (!baseline) {
        printErr(u"servescope compare: %1: %2\n"_s.arg(baselinePath, baseline.error().sentence()));
        return ExitUsage;
    }
    bool unusable = false;
    int regressed = 0;
    for (const QString &path : paths) {
        const Result<MeasuredRun> candidate = openMeasured(path);
        const auto comparison =
            candidate ? compareRuns(*baseline, *candidate) : Result<RunComparison>(candidate.error());
        if (!comparison) {
            printErr(u"servescope compare: %1: %2\n"_s.arg(path, comparison.error().sentence()));
            unusable = true;
            continue;
        }
        printOut(comparisonText(*comparison, *baseline, *candidate, arguments.has("--markdown")));
        if (percent >= 0)
            regressed += regressions(*comparison, percent);
        const bool allRefused = std::ranges::none_of(
            comparison->points, [](const PointComparison &point) { return point.refusals.isEmpty(); });
        if (allRefused) {
            printErr(u"servescope compare: %1: no point has the same workload on both sides.\n"_s.arg(path));
            unusable = true;
        }
    }
    return unusable ? ExitUsage : regressed > 0 ? ExitObjectiveMissed : ExitFine;
}

} // namespace servescope
