// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the figures mean what they seem to: the client, the number of requests, the cache, the cold engine.
#include "core/advice/rules.h"
#include "core/base/translate.h"
#include "core/metrics/summary.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

std::optional<Advice> adviseClient(const RunEvidence &run)
{
    std::vector<const PointEvidence *> red, amber;
    const PointEvidence *worst = nullptr;
    for (const PointEvidence &point : run.points) {
        if (point.health.verdict < HealthVerdict::Amber)
            continue;
        (point.health.verdict == HealthVerdict::Red ? red : amber).push_back(&point);
        if (!worst || point.health.verdict > worst->health.verdict ||
            (point.health.verdict == worst->health.verdict &&
             point.health.loopLag.p99Ms > worst->health.loopLag.p99Ms))
            worst = &point;
    }
    if (!worst)
        return std::nullopt;
    Advice advice;
    advice.rule = u"client"_s;
    advice.confidence = red.empty() ? Advice::Confidence::Medium : Advice::Confidence::High;
    advice.points = idsOf(red.empty() ? amber : red);
    advice.headline =
        red.empty() ? translate("Advice", "The client may have added to the tails of %1 of %2 points.")
                          .arg(amber.size())
                          .arg(run.points.size())
                    : translate("Advice", "The latencies of %1 of %2 points are not trustworthy: the client "
                                          "itself was late.")
                          .arg(red.size())
                          .arg(run.points.size());
    advice.evidence =
        translate("Advice",
                  "At worst one time stamp in a hundred was %1 ms late and one request in a hundred "
                  "left %2 ms late (%3).")
            .arg(plainNumber(worst->health.loopLag.p99Ms), plainNumber(worst->health.sendLateness.p99Ms),
                 worst->id);
    advice.reasoning = translate("Advice", "What the client is late by is added to every time it takes.");
    advice.suggestion = translate(
        "Advice", "Measure from a machine that has nothing else to do, not from the one the server runs on.");
    return advice;
}

std::optional<Advice> adviseFewSamples(const RunEvidence &run)
{
    // The largest of n < 100 values stands at or above p99: the interpolated p99 is next to one request.
    constexpr int forP99 = 100;
    constexpr int forInterval = 370;
    std::vector<const PointEvidence *> few;
    for (const PointEvidence &point : run.points) {
        if (point.completed > 0 && point.completed < forP99)
            few.push_back(&point);
    }
    if (few.empty())
        return std::nullopt;
    const auto least = std::ranges::min_element(few, {}, &PointEvidence::completed);
    Advice advice;
    advice.rule = u"few_samples"_s;
    advice.confidence = Advice::Confidence::High;
    advice.points = idsOf(few);
    advice.headline = translate("Advice", "The p99 of %1 of %2 points is the fate of a single request.")
                          .arg(few.size())
                          .arg(run.points.size());
    advice.evidence =
        translate("Advice", "The smallest of them has %1 completed requests.").arg((*least)->completed);
    advice.reasoning =
        translate("Advice", "Below %1 requests the 99th percentile lies beside the maximum, and only from "
                            "about %2 on can its upper end be bounded.")
            .arg(forP99)
            .arg(forInterval);
    advice.suggestion =
        translate("Advice", "Compare medians, or send at least %1 requests per point.").arg(forInterval);
    return advice;
}

std::optional<Advice> advisePrefixCache(const RunEvidence &run)
{
    // Random prompts share nothing but chance and special tokens; a twentieth is far beyond both.
    constexpr double suspicious = 0.05;
    if (run.sharedPrefix > 0)
        return std::nullopt;
    std::vector<const PointEvidence *> touched;
    double most = 0;
    bool byUsage = false;
    for (const PointEvidence &point : run.points) {
        if (point.dataset != "random"_L1 || point.completed == 0)
            continue;
        const double share = point.cachedShare.value_or(point.server.prefixHitShare.value_or(0));
        if (share < suspicious)
            continue;
        touched.push_back(&point);
        most = std::max(most, share);
        byUsage = byUsage || point.cachedShare.has_value();
    }
    if (touched.empty())
        return std::nullopt;
    Advice advice;
    advice.rule = u"prefix_cache"_s;
    advice.confidence = byUsage ? Advice::Confidence::High : Advice::Confidence::Medium;
    advice.points = idsOf(touched);
    advice.headline = translate("Advice", "Part of the prompts of %1 points was found in the server's prefix "
                                          "cache: their TTFT is too short.")
                          .arg(touched.size());
    advice.evidence =
        byUsage
            ? translate("Advice", "The server reported up to %1 % of the prompt tokens as cached, although "
                                  "the prompts are random.")
                  .arg(plainNumber(most * 100))
            : translate("Advice", "The server's counters show up to %1 % hits in its prefix cache, although "
                                  "the prompts are random.")
                  .arg(plainNumber(most * 100));
    advice.reasoning = translate(
        "Advice",
        "The same seed makes the same prompts: a run repeated on a warm server skips their prefill.");
    advice.suggestion = translate(
        "Advice", "Use another seed for each run, empty the cache before each point (reset_cache), or switch "
                  "prefix caching off on the server.");
    return advice;
}

namespace {

/// Even the quickest first token of the first wave took three times what it took afterwards, and longer than
/// nine in ten of the later ones. In a warm server the quickest of a burst meets an empty queue.
std::optional<std::pair<double, double>> coldWave(const PointEvidence &point)
{
    if (!point.samples || !point.samples->timed)
        return std::nullopt;
    std::vector<const RequestSample *> requests;
    for (const RequestSample &request : point.samples->requests) {
        if (request.success && !std::isnan(request.ttft))
            requests.push_back(&request);
    }
    std::ranges::stable_sort(requests, {}, &RequestSample::start);
    const auto wave = std::isinf(point.requestRate)
                          ? static_cast<size_t>(std::max(1, point.concurrency.value_or(1)))
                          : size_t(1);
    if (requests.size() < wave + 8)
        return std::nullopt;
    double quickest = std::numeric_limits<double>::infinity();
    std::vector<double> later;
    for (size_t i = 0; i < requests.size(); ++i) {
        if (i < wave)
            quickest = std::min(quickest, requests[i]->ttft);
        else
            later.push_back(requests[i]->ttft);
    }
    std::ranges::sort(later);
    const double usual = percentile(later, 50);
    if (quickest < 3 * usual || quickest < percentile(later, 90))
        return std::nullopt;
    return std::pair(quickest, usual);
}

} // namespace

std::optional<Advice> adviseColdStart(const RunEvidence &run)
{
    for (const PointEvidence &point : run.points) {
        const auto cold = coldWave(point);
        if (!cold)
            continue;
        Advice advice;
        advice.rule = u"cold_start"_s;
        advice.confidence = Advice::Confidence::High;
        advice.points = {point.id};
        advice.headline = translate("Advice", "The engine was cold when %1 began.").arg(point.id);
        advice.evidence =
            translate("Advice", "Even the quickest of the first requests waited %1 ms for its first "
                                "token; later ones waited %2 ms at the median.")
                .arg(plainNumber(cold->first), plainNumber(cold->second));
        advice.reasoning =
            translate("Advice", "Kernels are compiled, graphs captured and memory taken when the "
                                "first requests come; users of a running server never see that.");
        advice.suggestion =
            translate("Advice", "Set num_warmups to a few requests; they are left out of all figures.");
        return advice;
    }
    return std::nullopt;
}

} // namespace servescope
