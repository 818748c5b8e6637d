// SPDX-License-Identifier: GPL-3.0-or-later
// What the load does to the server: the objective, saturation, the queue, the prompts.
#include "core/advice/rules.h"
#include "core/analysis/load_curve.h"
#include "core/base/translate.h"
#include "core/metrics/summary.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Requests that meet every objective among those that were sent, with Wilson's 95 % interval (1927).
struct Attainment
{
    const PointEvidence *point = nullptr;
    int good = 0, sent = 0;
    double share() const { return sent > 0 ? static_cast<double>(good) / sent : 0; }
    double bound(double sign) const
    {
        if (sent == 0)
            return sign > 0 ? 1 : 0;
        constexpr double z = 1.96;
        const double n = sent, p = share();
        const double middle = p + z * z / (2 * n);
        const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return std::clamp((middle + sign * reach) / (1 + z * z / n), 0.0, 1.0);
    }
};

/// A value the request does not have (TPOT of a single token) misses no objective; one of an unknown name
/// is met by nobody.
bool meets(const RequestSample &request, const QMap<QString, double> &objectives)
{
    for (auto it = objectives.begin(); it != objectives.end(); ++it) {
        const double value = it.key() == "ttft"_L1   ? request.ttft
                             : it.key() == "tpot"_L1 ? request.tpot
                             : it.key() == "itl"_L1  ? request.itl
                             : it.key() == "e2el"_L1 ? request.e2el
                                                     : std::numeric_limits<double>::infinity();
        if (value > it.value())
            return false;
    }
    return true;
}

std::optional<Attainment> attainment(const PointEvidence &point, const QMap<QString, double> &objectives)
{
    Attainment found;
    found.point = &point;
    if (point.samples) {
        for (const RequestSample &request : point.samples->requests) {
            if (!request.sent)
                continue;
            ++found.sent;
            found.good += request.success && meets(request, objectives);
        }
        return found.sent > 0 ? std::optional(found) : std::nullopt;
    }
    const auto good = point.figure("request_goodput");
    const auto all = point.figure("request_throughput");
    if (!good || !all || !(*all > 0) || objectivesOf(point.result) != objectives)
        return std::nullopt;
    found.sent = point.completed + point.failed;
    found.good = qRound(*good / *all * point.completed);
    return found;
}

QString objectivesText(const QMap<QString, double> &objectives)
{
    QStringList parts;
    for (auto it = objectives.begin(); it != objectives.end(); ++it)
        parts += u"%1 ≤ %2 ms"_s.arg(it.key().toUpper(), plainNumber(it.value()));
    return parts.join(translate("Advice", ", ", "between the items of a list"));
}

QString percentText(double share)
{
    return plainNumber(share * 100) + u" %"_s;
}

double medianOf(const std::vector<double> &sorted)
{
    return percentile(sorted, 50);
}

} // namespace

std::optional<Advice> adviseObjective(const RunEvidence &run, const AdviceFamily &family)
{
    // "Met" means by 95 of 100 requests. A load counts only with every lower one: luck at one point is none.
    constexpr double wanted = 0.95;
    if (run.objectives.isEmpty())
        return std::nullopt;
    std::vector<Attainment> points;
    for (const PointEvidence *point : family) {
        if (const auto found = attainment(*point, run.objectives))
            points.push_back(*found);
    }
    if (points.empty())
        return std::nullopt;
    size_t met = 0;
    while (met < points.size() && points[met].share() >= wanted)
        ++met;
    const QString objective = objectivesText(run.objectives);
    const QString lengths = familyName(*family.front());
    Advice advice;
    advice.rule = u"objective"_s;
    QStringList shares;
    for (const Attainment &point : points) {
        advice.points += point.point->id;
        shares += translate("Advice", "%1: %2 (95 %: %3 to %4)")
                      .arg(loadName(*point.point), percentText(point.share()), percentText(point.bound(-1)),
                           percentText(point.bound(1)));
    }
    advice.evidence = translate("Advice", "Requests that meet it: %1.")
                          .arg(shares.join(translate("Advice", "; ", "between the items of a list")));
    advice.reasoning = translate(
        "Advice", "A load is recommended when at least 95 of 100 requests sent meet every objective "
                  "there and at all lower loads.");
    if (met == 0) {
        advice.confidence = points[0].bound(1) < wanted ? Advice::Confidence::High : Advice::Confidence::Low;
        advice.headline = translate("Advice", "%1: no measured load meets %2.").arg(lengths, objective);
        advice.suggestion = translate("Advice", "Measure a lower load, or ask less of this server.");
        return advice;
    }
    const Attainment &best = points[met - 1];
    const bool bounded = met < points.size();
    const bool sure = best.bound(-1) >= 0.9 && (!bounded || points[met].bound(1) < wanted);
    advice.confidence = sure              ? Advice::Confidence::High
                        : best.sent >= 40 ? Advice::Confidence::Medium
                                          : Advice::Confidence::Low;
    const QString rate = best.point->figure("output_throughput")
                             ? plainNumber(*best.point->figure("output_throughput"))
                             : u"–"_s;
    advice.headline =
        bounded
            ? translate("Advice", "%1: up to %2 the server meets %3, with %4 output tok/s.")
                  .arg(lengths, loadName(*best.point), objective, rate)
            : translate("Advice", "%1: every measured load up to %2 meets %3, with %4 output tok/s there.")
                  .arg(lengths, loadName(*best.point), objective, rate);
    advice.suggestion =
        bounded ? translate("Advice", "Run it at %1; the limit lies between that and %2.")
                      .arg(loadName(*best.point), loadName(*points[met].point))
                : translate("Advice", "The limit lies above what was measured: add higher loads to find it.");
    return advice;
}

std::optional<Advice> adviseSaturation(const AdviceFamily &family)
{
    // Flat throughput (less than 5 % by the last step) while the latency still grows by a quarter or more.
    std::vector<LoadPoint> points;
    for (const PointEvidence *point : family) {
        const auto throughput = point->figure("output_throughput");
        const auto latency = point->figure("mean_e2el_ms");
        if (throughput && latency &&
            std::isinf(point->requestRate) == std::isinf(family.front()->requestRate))
            points.push_back({point->load(), *throughput, *latency, *latency, *latency});
    }
    const std::vector<LoadPoint> curve = curveOf(points);
    const auto saturation = curve.size() >= 3 ? findSaturation(curve) : std::nullopt;
    if (!saturation || !saturation->reached)
        return std::nullopt;
    const auto at = std::ranges::find(curve, saturation->load, &LoadPoint::load);
    const LoadPoint &last = curve.back();
    const double growth = at->latency > 0 ? last.latency / at->latency : 0;
    if (last.load < 1.4 * at->load || growth < 1.25)
        return std::nullopt;
    const auto knee = findKnee(curve);
    const bool rate = !std::isinf(family.front()->requestRate);
    const auto name = [rate](double load) {
        return rate ? translate("Advice", "%1 req/s").arg(plainNumber(load))
                    : translate("Advice", "concurrency %1").arg(plainNumber(load));
    };
    Advice advice;
    advice.rule = u"saturation"_s;
    advice.confidence =
        curve.size() >= 4 && growth >= 1.5 ? Advice::Confidence::High : Advice::Confidence::Medium;
    advice.points = idsOf(family);
    advice.headline =
        translate("Advice", "%1: the server is full from %2 on, at about %3 output tok/s.")
            .arg(familyName(*family.front()), name(at->load), plainNumber(saturation->throughput));
    advice.evidence =
        translate("Advice", "From %1 to %2 throughput rises by %3 %, the mean end-to-end latency by "
                            "%4 %.")
            .arg(name(at->load), name(last.load), plainNumber(100 * (last.throughput / at->throughput - 1)),
                 plainNumber(100 * (growth - 1)));
    if (knee)
        advice.evidence +=
            u' ' + translate("Advice", "The knee of the curve is at %1.").arg(name(knee->load));
    advice.reasoning = translate(
        "Advice", "Beyond saturation more requests at once only wait longer; Little's law leaves no "
                  "other way.");
    advice.suggestion = translate("Advice", "Limit the load to about %1 per server, or add servers.")
                            .arg(name(knee ? knee->load : at->load));
    return advice;
}

std::optional<Advice> adviseQueueing(const AdviceFamily &family)
{
    // TTFT at least doubled and 20 ms longer than at the lowest load, and either the server's own metrics
    // show a queue, or TTFT makes up most of the growth while throughput stands still.
    const PointEvidence &base = *family.front();
    const auto baseTtft = base.figure("median_ttft_ms");
    if (!baseTtft)
        return std::nullopt;
    Advice advice;
    advice.rule = u"queueing"_s;
    advice.confidence = Advice::Confidence::Medium;
    const PointEvidence *worst = nullptr;
    for (size_t i = 1; i < family.size(); ++i) {
        const PointEvidence &point = *family[i];
        const PointEvidence &before = *family[i - 1];
        const auto ttft = point.figure("median_ttft_ms");
        if (!ttft || *ttft < 2 * *baseTtft || *ttft - *baseTtft < 20)
            continue;
        const bool watched = point.server.samples >= 2 && point.server.meanWaiting.has_value();
        bool queue = watched && *point.server.meanWaiting >= 1;
        if (!watched) {
            const auto t0 = before.figure("median_ttft_ms"), e0 = before.figure("median_e2el_ms"),
                       e1 = point.figure("median_e2el_ms"), r0 = before.figure("output_throughput"),
                       r1 = point.figure("output_throughput");
            queue = t0 && e0 && e1 && r0 && r1 && *e1 > *e0 && point.load() >= 1.4 * before.load() &&
                    *r1 < 1.1 * *r0 && *ttft - *t0 >= 0.6 * (*e1 - *e0);
        }
        if (!queue)
            continue;
        advice.points += point.id;
        if (watched)
            advice.confidence = Advice::Confidence::High;
        if (!worst || *ttft > *worst->figure("median_ttft_ms"))
            worst = &point;
    }
    if (!worst)
        return std::nullopt;
    advice.headline = translate("Advice", "%1: at %2 requests wait in the server's queue before they start.")
                          .arg(familyName(base), loadName(*worst));
    advice.evidence =
        translate("Advice", "Median TTFT grows from %1 ms at %2 to %3 ms.")
            .arg(plainNumber(*baseTtft), loadName(base), plainNumber(*worst->figure("median_ttft_ms")));
    if (worst->server.meanWaiting && worst->server.samples >= 2)
        advice.evidence +=
            u' ' + translate("Advice", "The server's own metrics show %1 waiting on average, %2 at "
                                       "most.")
                       .arg(plainNumber(*worst->server.meanWaiting),
                            plainNumber(worst->server.mostWaiting.value_or(0)));
    else
        advice.evidence +=
            u' ' + translate("Advice", "Most of the added latency lies before the first token, and "
                                       "throughput no longer grows.");
    advice.reasoning =
        translate("Advice", "The batch is full: a new request starts only when another one ends.");
    advice.suggestion = translate(
        "Advice", "If the KV cache has room, raise the server's limit of sequences (max-num-seqs); else "
                  "send fewer at once or add servers.");
    return advice;
}

std::optional<Advice> advisePrefill(const RunEvidence &run)
{
    // Without a queue, twice the prompt or more must lengthen the middle half of TTFT beyond overlap, and the
    // part that grows with the length must be at least half of it.
    const PointEvidence *shortest = nullptr, *longest = nullptr;
    const auto unqueued = [](const PointEvidence &point) {
        return point.server.samples >= 1 && point.server.meanWaiting ? *point.server.meanWaiting < 0.5
                                                                     : point.load() <= 2;
    };
    std::optional<double> load;
    for (const AdviceFamily &family : familiesOf(run)) {
        const PointEvidence &point = *family.front();
        if (point.inputLen <= 0 || !std::isinf(point.requestRate) || !unqueued(point) ||
            sortedValues(point, &RequestSample::ttft).size() < 5)
            continue;
        if (load && *load != point.load())
            continue;
        load = point.load();
        if (!shortest || point.inputLen < shortest->inputLen)
            shortest = &point;
        if (!longest || point.inputLen > longest->inputLen)
            longest = &point;
    }
    if (!shortest || longest->inputLen < 2 * shortest->inputLen)
        return std::nullopt;
    const std::vector<double> low = sortedValues(*shortest, &RequestSample::ttft);
    const std::vector<double> high = sortedValues(*longest, &RequestSample::ttft);
    const double perToken = (medianOf(high) - medianOf(low)) / (longest->inputLen - shortest->inputLen);
    const bool apart = percentile(high, 25) > percentile(low, 75);
    if (!apart || perToken * longest->inputLen < 0.5 * medianOf(high))
        return std::nullopt;
    Advice advice;
    advice.rule = u"prefill"_s;
    advice.confidence =
        low.size() >= 20 && high.size() >= 20 ? Advice::Confidence::High : Advice::Confidence::Medium;
    advice.points = {shortest->id, longest->id};
    advice.headline = translate("Advice", "TTFT is made of prefill: it grows with the length of the prompt, "
                                          "without a queue.");
    advice.evidence =
        translate("Advice", "At %1 the median TTFT is %2 ms for %3 prompt tokens and %4 ms for %5: about %6 "
                            "tokens of prompt per second.")
            .arg(loadName(*shortest), plainNumber(medianOf(low)), QString::number(shortest->inputLen),
                 plainNumber(medianOf(high)), QString::number(longest->inputLen),
                 plainNumber(1000 / perToken));
    advice.reasoning = translate("Advice", "Before the first token the whole prompt is computed; that costs "
                                           "arithmetic, in proportion to its length.");
    advice.suggestion = translate(
        "Advice", "Shorter prompts, prefix caching of what they share, more tensor parallelism or a "
                  "faster card help here; more concurrency does not.");
    return advice;
}

} // namespace servescope
