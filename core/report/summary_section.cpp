// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: which server and load, how much at which latency, is the objective met, how sure.
#include "core/advice/rules.h"
#include "core/base/translate.h"
#include "core/report/report_charts.h"
#include "core/report/report_words.h"
#include "core/report/sections.h"
#include "core/results/file_names.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Points = std::vector<const ReportPoint *>;

Points measuredPoints(const ReportRun &run, std::optional<std::pair<int, int>> lengths = {})
{
    Points points;
    for (const ReportPoint &point : run.points) {
        const PointEvidence &at = point.evidence;
        if (at.completed > 0 && (!lengths || std::pair(at.inputLen, at.outputLen) == *lengths))
            points.push_back(&point);
    }
    return points;
}

double valueOf(const ReportPoint &point, const char *key, double otherwise)
{
    const Estimate *estimate = point.figure(QString::fromLatin1(key));
    return estimate ? estimate->value : otherwise;
}

const ReportPoint *most(const Points &points, const char *key)
{
    const auto found = std::ranges::max_element(
        points, {}, [key](const ReportPoint *point) { return valueOf(*point, key, -1); });
    return found != points.end() && (*found)->figure(QString::fromLatin1(key)) ? *found : nullptr;
}

const ReportPoint *least(const Points &points, const char *key)
{
    const auto found = std::ranges::min_element(points, {}, [key](const ReportPoint *point) {
        return valueOf(*point, key, std::numeric_limits<double>::infinity());
    });
    return found != points.end() && (*found)->figure(QString::fromLatin1(key)) ? *found : nullptr;
}

QString text(const ReportPoint &point, const char *key)
{
    return estimateText(point.figure(QString::fromLatin1(key)));
}

QString whatWasMeasured(const ReportRun &run)
{
    int completed = 0, failed = 0;
    for (const ReportPoint &point : run.points) {
        completed += point.evidence.completed;
        failed += point.evidence.failed;
    }
    const QString url =
        run.manifest ? withoutCredentials(run.manifest->baseUrl) + run.manifest->endpoint : QString();
    QString sentence =
        url.isEmpty() ? translate("Report", "%1 was measured through %2.")
                            .arg(run.measured.model.isEmpty() ? u"–"_s : run.measured.model,
                                 run.measured.backend.isEmpty() ? run.measured.tool : run.measured.backend)
                      : translate("Report", "%1 was measured at %2, spoken to as %3.")
                            .arg(run.measured.model, url, run.measured.backend);
    sentence += u' ' + translate("Report", "Points: %1. Requests completed: %2, failed: %3.")
                           .arg(run.points.size())
                           .arg(completed)
                           .arg(failed);
    QStringList loads;
    for (const ReportPoint &point : run.points) {
        const QString load = loadName(point);
        if (!loads.contains(load))
            loads += load;
    }
    if (loads.size() > 8)
        loads = {loads.first(), u"…"_s, loads.last()};
    return sentence + u' ' +
           translate("Report", "Loads: %1.")
               .arg(loads.join(translate("Report", ", ", "between the items of a list")));
}

QString familySentence(const Points &points)
{
    const ReportPoint *peak = most(points, "output_throughput");
    if (!peak)
        return {};
    const ReportPoint &low = *points.front();
    QString sentence =
        translate("Report", "%1: at most %2 output tok/s at %3; median TTFT there %4 ms, p99 %5 ms, median "
                            "TPOT %6 ms.")
            .arg(familyName(low.evidence), text(*peak, "output_throughput"), loadName(*peak),
                 text(*peak, "median_ttft_ms"), text(*peak, "p99_ttft_ms"), text(*peak, "median_tpot_ms"));
    if (&low != peak)
        sentence += u' ' + translate("Report", "At %1: %2 tok/s, TTFT %3 ms, TPOT %4 ms.")
                               .arg(loadName(low), text(low, "output_throughput"),
                                    text(low, "median_ttft_ms"), text(low, "median_tpot_ms"));
    return sentence;
}

/// Half the width of an interval in per cent of the figure, the median over the points.
std::optional<double> usualWidth(const Points &points, const char *key)
{
    std::vector<double> widths;
    for (const ReportPoint *point : points) {
        const Estimate *estimate = point->figure(QString::fromLatin1(key));
        if (estimate && estimate->isBounded() && estimate->value > 0)
            widths.push_back(50 * (estimate->upper - estimate->lower) / estimate->value);
    }
    if (widths.empty())
        return std::nullopt;
    std::ranges::nth_element(widths, widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2));
    return widths[widths.size() / 2];
}

ReportBlock howSure(const ReportRun &run)
{
    const Points points = measuredPoints(run);
    int unknown = 0;
    HealthVerdict worst = HealthVerdict::Green;
    int worstCount = 0;
    for (const ReportPoint *point : points) {
        const HealthVerdict verdict = point->evidence.health.verdict;
        unknown += verdict == HealthVerdict::Unknown;
        if (verdict > worst) {
            worst = verdict;
            worstCount = 0;
        }
        worstCount += verdict == worst;
    }
    QStringList sentences;
    ReportTone tone = ReportTone::Good;
    if (unknown == static_cast<int>(points.size())) {
        tone = ReportTone::Neutral;
        sentences += translate("Report", "Whoever measured did not record how late the client itself was.");
    } else if (worst == HealthVerdict::Green) {
        sentences += translate("Report", "The instrument was on time at every point: the latencies are the "
                                         "server's.");
    } else {
        tone = worst == HealthVerdict::Red ? ReportTone::Bad : ReportTone::Warning;
        sentences +=
            worst == HealthVerdict::Red
                ? translate("Report", "The instrument was late at %1 of %2 points: their latencies are not "
                                      "to be trusted.")
                      .arg(worstCount)
                      .arg(points.size())
                : translate("Report", "The instrument may have added to the tails at %1 of %2 points.")
                      .arg(worstCount)
                      .arg(points.size());
    }
    const auto add = [&](const QString &name, const char *key) {
        if (const auto width = usualWidth(points, key))
            sentences +=
                translate("Report", "95 % interval of %1: typically ±%2 %.").arg(name, plainNumber(*width));
    };
    add(translate("Report", "output throughput"), "output_throughput");
    add(translate("Report", "median TTFT"), "median_ttft_ms");
    int few = 0;
    for (const ReportPoint *point : points)
        few += point->evidence.completed < 100;
    if (few > 0)
        sentences +=
            translate("Report", "%1 of %2 points have fewer than 100 requests: their p99 is next to the "
                                "maximum.")
                .arg(few)
                .arg(points.size());
    return callout(translate("Report", "How sure is this?"), sentences.join(u' '), tone);
}

/// The advice on the objective, or that none was set.
std::vector<ReportBlock> objectiveBlocks(const ReportRun &run)
{
    std::vector<ReportBlock> blocks;
    const QString title = translate("Report", "Is the objective met?");
    for (const Advice &advice : advise(run.evidence)) {
        if (advice.rule != "objective"_L1)
            continue;
        // With many workloads the first page names the answers; the shares stand with the findings.
        const bool brief = lengthPairs(run).size() > 2;
        const QString text = brief ? advice.headline : advice.headline + u' ' + advice.evidence;
        blocks.push_back(callout(title, text + u' ' + advice.suggestion, ReportTone::Neutral));
    }
    if (blocks.empty())
        blocks.push_back(
            callout(title,
                    translate("Report", "No objective was given for this run. Set goodput in the "
                                        "scenario to have every point judged."),
                    ReportTone::Neutral));
    return blocks;
}

ReportBlock cards(const ReportRun &run)
{
    ReportBlock block;
    block.kind = ReportBlock::Kind::Cards;
    const Points points = measuredPoints(run);
    const auto add = [&block, &run](const QString &name, const QString &value, const QString &unit,
                                    const ReportPoint *at) {
        block.items << name << (value == "–"_L1 ? value : value + u' ' + unit)
                    << (at ? pointName(run, *at, false) : QString());
    };
    const auto bare = [](const ReportPoint *point, const char *key) {
        const Estimate *estimate = point ? point->figure(QString::fromLatin1(key)) : nullptr;
        return estimate ? plainNumber(estimate->value) : u"–"_s;
    };
    const ReportPoint *peak = most(points, "output_throughput");
    const ReportPoint *quick = least(points, "median_ttft_ms");
    const ReportPoint *smooth = least(points, "median_tpot_ms");
    add(translate("Report", "Peak output"), bare(peak, "output_throughput"), u"tok/s"_s, peak);
    add(translate("Report", "P99 TTFT at peak"), bare(peak, "p99_ttft_ms"), u"ms"_s, peak);
    add(translate("Report", "Best median TTFT"), bare(quick, "median_ttft_ms"), u"ms"_s, quick);
    add(translate("Report", "Best median TPOT"), bare(smooth, "median_tpot_ms"), u"ms"_s, smooth);
    return block;
}

} // namespace

std::vector<ReportBlock> summarySection(SectionInput &input)
{
    std::vector<ReportBlock> blocks;
    if (!input.options.notes.isEmpty()) {
        for (const QString &line : input.options.notes.split(u'\n', Qt::SkipEmptyParts))
            blocks.push_back(paragraph(line));
    }
    for (const ReportRun &run : input.runs) {
        if (input.several())
            blocks.push_back(heading(run.measured.name));
        blocks.push_back(paragraph(whatWasMeasured(run)));
        if (measuredPoints(run).empty()) {
            blocks.push_back(callout(translate("Report", "Nothing was measured"),
                                     translate("Report", "No request of this run succeeded."),
                                     ReportTone::Bad));
            continue;
        }
        blocks.push_back(cards(run));
        QStringList sentences;
        for (const auto &lengths : lengthPairs(run)) {
            const Points points = measuredPoints(run, lengths);
            if (!points.empty())
                sentences += familySentence(points);
        }
        sentences.removeAll(QString());
        blocks.push_back(listBlock(sentences));
        for (ReportBlock &block : objectiveBlocks(run))
            blocks.push_back(std::move(block));
        blocks.push_back(howSure(run));
    }
    blocks.push_back(
        paragraph(translate("Report", "Figures in brackets are 95 % intervals; ∞ means that the number of "
                                      "requests sets no bound.")));
    return blocks;
}

} // namespace servescope
