// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/run_comparison.h"

#include "core/base/translate.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The repeats of one load.
struct Group
{
    std::vector<const MeasuredPoint *> points;
    const MeasuredPoint &first() const { return *points.front(); }
};

/// Lengths that are means of what was sent differ a little from run to run.
bool alike(int a, int b)
{
    return a == 0 || b == 0 || std::abs(a - b) <= 0.03 * std::max(a, b) || std::abs(a - b) <= 1;
}

bool sameLoad(const MeasuredPoint &a, const MeasuredPoint &b)
{
    return alike(a.inputLen, b.inputLen) && alike(a.outputLen, b.outputLen) &&
           a.maxConcurrency == b.maxConcurrency && a.requestRate == b.requestRate;
}

std::vector<Group> groupsOf(const MeasuredRun &run)
{
    std::vector<Group> groups;
    for (const MeasuredPoint &point : run.points) {
        if (point.completed == 0)
            continue;
        const auto found = std::ranges::find_if(groups, [&point](const Group &group) {
            const MeasuredPoint &other = group.first();
            return other.inputLen == point.inputLen && other.outputLen == point.outputLen &&
                   other.maxConcurrency == point.maxConcurrency && other.requestRate == point.requestRate &&
                   other.numPrompts == point.numPrompts;
        });
        if (found == groups.end())
            groups.push_back({{&point}});
        else
            found->points.push_back(&point);
    }
    return groups;
}

QString limitText(const std::optional<int> &limit)
{
    return limit ? QString::number(*limit) : translate("Comparison", "none", "no limit");
}

QStringList refusals(const MeasuredPoint &a, const MeasuredPoint &b)
{
    QStringList reasons;
    const auto differ = [&reasons](const QString &what, const QString &left, const QString &right) {
        reasons += translate("Comparison", "%1: %2 against %3").arg(what, left, right);
    };
    if (!alike(a.inputLen, b.inputLen))
        differ(translate("Comparison", "input length"), QString::number(a.inputLen),
               QString::number(b.inputLen));
    if (!alike(a.outputLen, b.outputLen))
        differ(translate("Comparison", "output length"), QString::number(a.outputLen),
               QString::number(b.outputLen));
    if (a.maxConcurrency != b.maxConcurrency)
        differ(translate("Comparison", "concurrency limit"), limitText(a.maxConcurrency),
               limitText(b.maxConcurrency));
    if (a.requestRate != b.requestRate)
        differ(translate("Comparison", "request rate"), QString::number(a.requestRate),
               QString::number(b.requestRate));
    if (!a.dataset.isEmpty() && !b.dataset.isEmpty() && a.dataset != b.dataset)
        differ(translate("Comparison", "data set"), a.dataset, b.dataset);
    return reasons;
}

QStringList notesOn(const Group &a, const Group &b)
{
    QStringList notes;
    const MeasuredPoint &left = a.first();
    const MeasuredPoint &right = b.first();
    if (!left.fingerprint.isEmpty() && !right.fingerprint.isEmpty() && left.fingerprint != right.fingerprint)
        notes += translate("Comparison", "The prompts are not the same ones.");
    const auto failedShare = [](const MeasuredPoint &point) {
        return point.failed / std::max(1.0, double(point.failed + point.completed));
    };
    if (left.failed + right.failed > 0)
        notes +=
            translate(
                "Comparison",
                "%1 requests failed in the baseline, %2 in the candidate; failed ones are in no latency.")
                .arg(left.failed)
                .arg(right.failed);
    if (std::abs(failedShare(left) - failedShare(right)) > 0.02)
        notes += translate(
            "Comparison", "The shares of failed requests differ: the latencies are of different selections.");
    if (left.completed < 30 || right.completed < 30)
        notes += translate("Comparison", "Fewer than 30 requests: intervals are wide.");
    if (a.points.size() == 1 || b.points.size() == 1)
        notes +=
            translate("Comparison", "One run a side: what changes from run to run is not in the intervals.");
    return notes;
}

PointComparison comparePoint(const Group &a, const Group &b, Convention convention)
{
    PointComparison result;
    result.point = loadText(a.first());
    result.inputLen = a.first().inputLen;
    result.outputLen = a.first().outputLen;
    result.maxConcurrency = a.first().maxConcurrency;
    result.requestRate = a.first().requestRate;
    result.baselineRuns = static_cast<int>(a.points.size());
    result.candidateRuns = static_cast<int>(b.points.size());
    result.refusals = refusals(a.first(), b.first());
    result.notes = notesOn(a, b);
    result.metrics = pointFigures(a.points, convention);
    const auto candidate = pointFigures(b.points, convention);
    for (size_t i = 0; i < result.metrics.size(); ++i)
        result.metrics[i].candidate = candidate[i].baseline;
    std::erase_if(result.metrics, [](const MetricComparison &metric) {
        return std::isnan(metric.baseline.value) || std::isnan(metric.candidate.value);
    });
    for (MetricComparison &metric : result.metrics)
        metric.difference = difference(metric.baseline, metric.candidate);
    return result;
}

/// One table, one correction.
void judgeAll(RunComparison &comparison)
{
    std::vector<MetricComparison *> judged;
    std::vector<double> pValues;
    for (PointComparison &point : comparison.points) {
        if (!point.refusals.isEmpty())
            continue;
        for (MetricComparison &metric : point.metrics) {
            if (!metric.difference.judged)
                continue;
            judged.push_back(&metric);
            pValues.push_back(metric.difference.pValue);
        }
    }
    const std::vector<double> adjusted = holm(pValues);
    for (size_t i = 0; i < judged.size(); ++i) {
        judged[i]->adjusted = adjusted[i];
        judged[i]->verdict = judge(judged[i]->difference, adjusted[i], judged[i]->lowerIsBetter);
    }
}

} // namespace

QString loadText(const MeasuredPoint &point)
{
    QStringList parts;
    if (point.inputLen || point.outputLen)
        parts += translate("Comparison", "%1 → %2 tokens").arg(point.inputLen).arg(point.outputLen);
    if (point.maxConcurrency)
        parts += translate("Comparison", "concurrency %1").arg(*point.maxConcurrency);
    if (!std::isinf(point.requestRate))
        parts += translate("Comparison", "%1 req/s").arg(point.requestRate);
    return parts.isEmpty() ? point.id : parts.join(u", "_s);
}

Result<Convention> commonConvention(const std::vector<const MeasuredRun *> &runs)
{
    QStringList fixed;
    bool recomputable = false;
    for (const MeasuredRun *run : runs) {
        for (const MeasuredPoint &point : run->points) {
            recomputable = recomputable || (point.recomputable && point.completed > 0);
            if (!point.recomputable && point.completed > 0 && !fixed.contains(point.convention))
                fixed += point.convention;
        }
    }
    if (recomputable && fixed.size() == 1 && !conventionFromName(fixed.front()))
        fixed += conventionName(Convention::Vllm); // a tool whose definitions are none of ours
    if (fixed.size() > 1)
        return Error{
            u"compare.conventions"_s,
            u"The figures follow different conventions (%1) and cannot be held against each other."_s.arg(
                fixed.join(u", "_s)),
            u"Measure both with one tool, or with ServeScope, which can recompute its own."_s,
            {fixed.join(u", "_s)}};
    return fixed.isEmpty() ? Convention::Vllm : conventionFromName(fixed.front()).value_or(Convention::Vllm);
}

const MeasuredPoint *counterpart(const MeasuredRun &run, const MeasuredPoint &point, const MeasuredRun &of)
{
    if (point.completed == 0)
        return nullptr;
    const std::vector<Group> groups = groupsOf(run);
    const bool single = groups.size() == 1 && groupsOf(of).size() == 1;
    const auto found = std::ranges::find_if(
        groups, [&](const Group &group) { return single || sameLoad(point, group.first()); });
    return found == groups.end() ? nullptr : found->points.front();
}

bool MetricComparison::regressedBy(double percent) const
{
    const double worse = lowerIsBetter ? difference.percent : -difference.percent;
    return worse > percent && (verdict == Verdict::Worse || verdict == Verdict::NotJudged);
}

bool RunComparison::judgedAnything() const
{
    return std::ranges::any_of(points, [](const PointComparison &point) {
        return point.refusals.isEmpty() &&
               std::ranges::any_of(point.metrics, [](const MetricComparison &metric) {
                   return metric.verdict != Verdict::NotJudged;
               });
    });
}

Result<RunComparison> compareRuns(const MeasuredRun &baseline, const MeasuredRun &candidate)
{
    const auto convention = commonConvention({&baseline, &candidate});
    if (!convention)
        return convention.error();
    RunComparison result;
    result.convention = conventionName(*convention);
    for (const MeasuredPoint &point : baseline.points) {
        if (!point.recomputable && !point.convention.isEmpty())
            result.convention = point.convention;
    }
    const std::vector<Group> left = groupsOf(baseline);
    std::vector<Group> right = groupsOf(candidate);
    const bool single = left.size() == 1 && right.size() == 1;
    for (const Group &group : left) {
        const auto partner = std::ranges::find_if(
            right, [&](const Group &other) { return single || sameLoad(group.first(), other.first()); });
        if (partner == right.end()) {
            result.onlyBaseline += loadText(group.first());
            continue;
        }
        result.points.push_back(comparePoint(group, *partner, *convention));
        right.erase(partner);
    }
    for (const Group &group : right)
        result.onlyCandidate += loadText(group.first());
    if (result.points.empty())
        return Error{u"compare.nothing"_s,
                     u"No point of %1 has a counterpart in %2."_s.arg(baseline.path, candidate.path),
                     u"Points are matched by input and output length, concurrency and request rate."_s,
                     {baseline.path, candidate.path}};
    if (!baseline.model.isEmpty() && !candidate.model.isEmpty() && baseline.model != candidate.model)
        result.notes +=
            translate("Comparison",
                      "Different models: %1 against %2. Their tokens need not be of the same size.")
                .arg(baseline.model, candidate.model);
    judgeAll(result);
    return result;
}

} // namespace servescope
