// SPDX-License-Identifier: GPL-3.0-or-later
// How evenly tokens come once they come.
#include "core/advice/rules.h"
#include "core/base/translate.h"
#include "core/metrics/figures.h"
#include "core/metrics/summary.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Requests of the steady part: at start and drain fewer run at once and are quicker by nature.
std::vector<double> steadyTpot(const PointEvidence &point)
{
    const WindowProposal steady = proposeWindow(*point.samples, point.concurrency);
    double origin = std::numeric_limits<double>::infinity();
    for (const RequestSample &request : point.samples->requests) {
        if (request.sent)
            origin = std::min(origin, request.start);
    }
    std::vector<double> values;
    for (const RequestSample &request : point.samples->requests) {
        const double start = request.start - origin;
        const double end = request.last - origin;
        const bool inside = !steady.cuts || (start >= steady.window.from && end <= steady.window.to);
        if (request.success && inside && request.gaps >= 8 && request.tpot > 0)
            values.push_back(request.tpot);
    }
    std::ranges::sort(values);
    return values;
}

double variation(const std::vector<double> &values)
{
    const MetricFigures figures = metricFigures(values, {});
    return figures.mean > 0 ? figures.stddev / figures.mean : 0;
}

struct Gaps
{
    double median = 0, p99 = 0;
    size_t count = 0;
    double longShare = 0;       ///< of gaps above three medians
    double longWithPrefill = 0; ///< of these, those in which another request got its first token
    double ordinaryWithPrefill = 0;
};

Gaps gapsOf(const PointEvidence &point)
{
    Gaps found;
    const SampleTable &table = *point.samples;
    const MetricFigures figures = metricFigures(table.gaps, {99});
    if (!figures.available())
        return found;
    found.count = table.gaps.size();
    found.median = figures.median;
    found.p99 = figures.percentiles.begin()->second;
    std::vector<double> firsts;
    for (const RequestSample &request : table.requests) {
        if (request.success)
            firsts.push_back(request.first);
    }
    std::ranges::sort(firsts);
    size_t longs = 0, longHits = 0, ordinary = 0, ordinaryHits = 0;
    table.forEach([&](const RequestSample &request, std::span<const double> gaps) {
        if (!request.success)
            return;
        double time = request.first;
        for (const double gap : gaps) {
            const double end = time + gap / 1000;
            // Out of the same step as the gap's end, where prefill is chunked, or of a prefill of its own
            // before.
            const auto next = std::ranges::upper_bound(firsts, time + 0.003);
            const bool hit = next != firsts.end() && *next <= end + 0.003 && *next != request.first;
            const bool isLong = gap > 3 * found.median;
            ++(isLong ? longs : ordinary);
            if (hit)
                ++(isLong ? longHits : ordinaryHits);
            time = end;
        }
    });
    const auto share = [](size_t part, size_t whole) {
        return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
    };
    found.longShare = share(longs, longs + ordinary);
    found.longWithPrefill = share(longHits, longs);
    found.ordinaryWithPrefill = share(ordinaryHits, ordinary);
    return found;
}

bool fromPrefill(const Gaps &gaps, const PointEvidence &point)
{
    constexpr double enough = 20; // long gaps; fewer meet by chance
    return point.samples->timed && gaps.longShare * static_cast<double>(gaps.count) >= enough &&
           gaps.longWithPrefill >= 0.6 && gaps.ordinaryWithPrefill <= gaps.longWithPrefill - 0.3;
}

QString prefillCause(const Gaps &gaps)
{
    return translate("Advice",
                     "In %1 % of the long gaps another request gets its first token, but only in %2 % of the "
                     "others.")
        .arg(plainNumber(gaps.longWithPrefill * 100), plainNumber(gaps.ordinaryWithPrefill * 100));
}

} // namespace

std::optional<Advice> adviseUnstable(const RunEvidence &run)
{
    // Between requests of the same work TPOT must vary by a quarter, and its p90 be 1.8 times its p10.
    struct Found
    {
        const PointEvidence *point;
        std::vector<double> tpot;
    };
    std::optional<Found> worst;
    QStringList ids;
    for (const PointEvidence &point : run.points) {
        if (!point.samples || !point.samples->timed || point.health.verdict == HealthVerdict::Red)
            continue;
        std::vector<double> tpot = steadyTpot(point);
        if (tpot.size() < 20 || variation(tpot) < 0.25 || percentile(tpot, 90) < 1.8 * percentile(tpot, 10))
            continue;
        ids += point.id;
        if (!worst || variation(tpot) > variation(worst->tpot))
            worst = Found{&point, std::move(tpot)};
    }
    if (!worst)
        return std::nullopt;
    const PointEvidence &point = *worst->point;
    const Gaps gaps = gapsOf(point);
    Advice advice;
    advice.rule = u"unstable_tpot"_s;
    advice.points = ids;
    advice.headline =
        translate("Advice", "Some requests get their tokens much slower than others (worst at %1).")
            .arg(point.id);
    advice.evidence =
        translate("Advice", "TPOT is %1 ms for the quickest tenth of the requests and %2 ms for the slowest.")
            .arg(plainNumber(percentile(worst->tpot, 10)), plainNumber(percentile(worst->tpot, 90)));
    if (point.server.preemptions.value_or(0) > 0) {
        advice.confidence = Advice::Confidence::High;
        advice.evidence += u' ' + translate("Advice", "The server counted %1 preemptions meanwhile.")
                                      .arg(plainNumber(*point.server.preemptions));
        advice.reasoning =
            translate("Advice", "The KV cache was too small for the batch: requests were thrown out "
                                "and computed again.");
        advice.suggestion =
            translate("Advice", "Give the KV cache more memory (gpu-memory-utilization), lower "
                                "max-num-seqs, or shorten the contexts.");
    } else if (point.server.mostCacheUse.value_or(0) >= 0.95) {
        advice.confidence = Advice::Confidence::Medium;
        advice.evidence += u' ' + translate("Advice", "The KV cache was up to %1 % full.")
                                      .arg(plainNumber(*point.server.mostCacheUse * 100));
        advice.reasoning = translate("Advice", "A full KV cache makes the scheduler hold requests back.");
        advice.suggestion =
            translate("Advice", "Give the KV cache more memory (gpu-memory-utilization), lower "
                                "max-num-seqs, or shorten the contexts.");
    } else if (fromPrefill(gaps, point)) {
        advice.confidence = Advice::Confidence::Medium;
        advice.evidence += u' ' + prefillCause(gaps);
        advice.reasoning = translate("Advice", "Prompts that start hold up the tokens of those that run.");
        advice.suggestion =
            translate("Advice", "Chunked prefill with a smaller max-num-batched-tokens, or servers "
                                "of their own for prefill.");
    } else {
        advice.confidence = Advice::Confidence::Low;
        advice.reasoning =
            translate("Advice", "The data do not show why. Memory bandwidth shared with other work "
                                "and uneven batches look like this.");
        advice.suggestion =
            translate("Advice", "Look at the server's metrics during the run: preemptions, cache "
                                "use, batch size.");
    }
    return advice;
}

std::optional<Advice> adviseJitter(const RunEvidence &run)
{
    // Single gaps four times the median while requests as a whole keep their pace; the client must not have
    // made them, neither by lateness nor by reading several events at once.
    std::optional<Gaps> worst;
    const PointEvidence *where = nullptr;
    QStringList ids;
    for (const PointEvidence &point : run.points) {
        const InstrumentHealth &health = point.health;
        const bool coalesced = health.tokenEvents > 0 && health.coalescedEvents * 10 > health.tokenEvents;
        if (!point.samples || health.verdict == HealthVerdict::Red || coalesced)
            continue;
        const Gaps gaps = gapsOf(point);
        if (gaps.count < 500 || gaps.p99 < 4 * gaps.median || gaps.p99 - gaps.median < 10 ||
            health.loopLag.p99Ms > 0.5 * gaps.p99)
            continue;
        const std::vector<double> tpot = sortedValues(point, &RequestSample::tpot);
        if (tpot.size() < 10 || variation(tpot) > 0.25)
            continue;
        ids += point.id;
        if (!worst || gaps.p99 / gaps.median > worst->p99 / worst->median) {
            worst = gaps;
            where = &point;
        }
    }
    if (!worst)
        return std::nullopt;
    Advice advice;
    advice.rule = u"jitter"_s;
    advice.points = ids;
    const bool prefill = fromPrefill(*worst, *where);
    advice.confidence = prefill ? Advice::Confidence::High : Advice::Confidence::Medium;
    advice.headline = translate("Advice", "Tokens come in jerks (worst at %1).").arg(where->id);
    advice.evidence =
        translate("Advice", "The median gap is %1 ms, but one in a hundred is longer than %2 ms, while "
                            "whole requests keep their pace.")
            .arg(plainNumber(worst->median), plainNumber(worst->p99));
    if (prefill) {
        advice.evidence += u' ' + prefillCause(*worst);
        advice.reasoning = translate("Advice", "Prompts that start hold up the tokens of those that run.");
        advice.suggestion =
            translate("Advice", "Chunked prefill with a smaller max-num-batched-tokens, or servers "
                                "of their own for prefill.");
    } else {
        advice.reasoning =
            translate("Advice", "The client was on time, so the pauses are the server's scheduling or "
                                "something on its way: a proxy that buffers, a busy host processor.");
        advice.suggestion =
            translate("Advice", "Compare without a proxy, and look at the processor load of the "
                                "server's host.");
    }
    return advice;
}

} // namespace servescope
