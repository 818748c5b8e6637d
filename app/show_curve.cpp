// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/show_curve.h"

#include "app/findings_text.h"
#include "core/analysis/load_curve.h"
#include "core/analysis/run_comparison.h"

#include <cmath>
#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Points of one pair of lengths, whose load alone varies.
using Family = std::vector<const MeasuredPoint *>;

std::map<std::pair<int, int>, Family> familiesOf(const MeasuredRun &run)
{
    std::map<std::pair<int, int>, Family> families;
    for (const MeasuredPoint &point : run.points) {
        if (point.completed > 0)
            families[{point.inputLen, point.outputLen}].push_back(&point);
    }
    return families;
}

bool byRate(const Family &family)
{
    return std::ranges::none_of(family,
                                [](const MeasuredPoint *point) { return std::isinf(point->requestRate); });
}

double loadOf(const MeasuredPoint &point, bool rate)
{
    return rate ? point.requestRate : point.maxConcurrency.value_or(0);
}

std::vector<LoadPoint> loadPoints(const Family &family, bool rate, const QByteArray &latency)
{
    std::vector<LoadPoint> points;
    for (const MeasuredPoint *point : family) {
        LoadPoint load{loadOf(*point, rate), point->result["output_throughput"].number().value_or(0), 0, 0,
                       0};
        for (const MetricComparison &metric : pointFigures({point}, Convention::Vllm)) {
            if (metric.key != QLatin1StringView(latency) || std::isnan(metric.baseline.value))
                continue;
            load.latency = metric.baseline.value;
            load.latencyLower =
                std::max(0.0, metric.baseline.hasInterval() ? metric.baseline.lower : load.latency);
            load.latencyUpper = metric.baseline.hasInterval() ? metric.baseline.upper : load.latency;
        }
        points.push_back(load);
    }
    return curveOf(points);
}

QString objectiveText(const MaximumLoad &found, const QString &what, const QString &objective)
{
    switch (found.kind) {
    case MaximumLoad::Kind::NotMet:
        return u"  No measured %1 meets %2.\n"_s.arg(what, objective);
    case MaximumLoad::Kind::NotBound:
        return u"  Every measured %1 up to %2 meets %3; the limit lies above.\n"_s.arg(
            what, figureText(found.load), objective);
    case MaximumLoad::Kind::Between:
        break;
    }
    return u"  %1 holds up to a %2 of %3 (95 %: %4 … %5).\n"_s.arg(
        objective, what, figureText(found.load), figureText(found.lower), figureText(found.upper));
}

QString littleText(const Family &family)
{
    QString text;
    for (const MeasuredPoint *point : family) {
        const auto rate = point->result["request_throughput"].number();
        const auto latency = point->result["mean_e2el_ms"].number();
        if (!point->maxConcurrency || !rate || !latency)
            continue;
        const auto deviation = littleDeviation(*point->maxConcurrency, *rate, *latency);
        if (deviation && std::abs(*deviation) > 25)
            text += u"  Little's law at concurrency %1: throughput × latency make %2 in flight.\n"_s
                        .arg(*point->maxConcurrency)
                        .arg(figureText(*rate * *latency / 1000));
    }
    return text;
}

QString frontText(const Family &family, bool rate)
{
    std::vector<double> gain, cost;
    for (const MeasuredPoint *point : family) {
        gain.push_back(point->result["output_throughput"].number().value_or(std::nan("")));
        cost.push_back(point->result["median_ttft_ms"].number().value_or(std::nan("")));
    }
    QStringList loads;
    for (const size_t i : paretoFront(gain, cost))
        loads += figureText(loadOf(*family[i], rate));
    return loads.size() < 2 ? QString()
                            : u"  Pareto front of output throughput against median TTFT, by %1: %2\n"_s.arg(
                                  rate ? u"rate"_s : u"concurrency"_s, loads.join(u", "_s));
}

} // namespace

QString curveText(const MeasuredRun &run, const QMap<QString, double> &objectives)
{
    QString text;
    for (const auto &[lengths, family] : familiesOf(run)) {
        const bool rate = byRate(family);
        const QString what = rate ? u"request rate"_s : u"concurrency"_s;
        const auto curve = loadPoints(family, rate, "median_ttft_ms");
        if (curve.size() < 2)
            continue;
        text += u"\nOver %1 loads of %2 → %3 tokens:\n"_s.arg(curve.size())
                    .arg(lengths.first)
                    .arg(lengths.second);
        if (const auto knee = findKnee(curve))
            text += u"  Knee (Kneedle): %1 %2 with %3 output tok/s; beyond it load buys little.\n"_s.arg(
                what, figureText(knee->load), figureText(knee->throughput));
        if (const auto saturation = findSaturation(curve)) {
            text += saturation->reached
                        ? u"  Saturated: %1 output tok/s at most, 95 % of it from %2 %3 on.\n"_s.arg(
                              figureText(saturation->throughput), what, figureText(saturation->load))
                        : u"  Not saturated: the last step of load still added %1 % throughput.\n"_s.arg(
                              figureText(saturation->lastGain));
        }
        for (auto it = objectives.begin(); it != objectives.end(); ++it) {
            const QByteArray key = "p99_" + it.key().toLatin1() + "_ms";
            const QByteArray median = "median_" + it.key().toLatin1() + "_ms";
            for (const auto &[name, figure] : {std::pair(u"p99"_s, key), {u"median"_s, median}}) {
                const auto latencies = loadPoints(family, rate, figure);
                if (std::ranges::all_of(latencies, [](const LoadPoint &p) { return p.latency > 0; })) {
                    if (const auto found = maximumLoad(latencies, it.value()))
                        text += objectiveText(
                            *found, what,
                            u"%1 %2 ≤ %3 ms"_s.arg(it.key().toUpper(), name, figureText(it.value())));
                }
            }
        }
        text += littleText(family) + frontText(family, rate);
    }
    return text;
}

} // namespace servescope
