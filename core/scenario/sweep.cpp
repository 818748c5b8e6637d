// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scalar_text.h"
#include "core/scenario/scenario.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// Sums that stop at the largest value: a scenario that was not validated may ask for anything.
qint64 addClamped(qint64 a, qint64 b)
{
    qint64 sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<qint64>::max() : sum;
}

qint64 multiplyClamped(qint64 a, qint64 b)
{
    qint64 product = 0;
    return __builtin_mul_overflow(a, b, &product) ? std::numeric_limits<qint64>::max() : product;
}

/// Of one request; for data sets whose lengths are not known beforehand those that name the point.
qint64 tokensOf(const Scenario &scenario, const LengthPair &lengths)
{
    const auto sum = [](std::initializer_list<int> parts) {
        qint64 total = 0;
        for (const int part : parts)
            total += std::max(0, part);
        return total;
    };
    if (scenario.datasetName == "prefix_repetition"_L1)
        return sum({scenario.prefixRepetitionPrefixLen, scenario.prefixRepetitionSuffixLen,
                    scenario.prefixRepetitionOutputLen});
    if (scenario.datasetName == "sonnet"_L1)
        return sum({scenario.sonnetInputLen, scenario.sonnetOutputLen});
    return sum({lengths.input, lengths.output, scenario.randomPrefixLen});
}

QString pointId(const SweepPoint &point, bool withRate, bool withRepeat)
{
    QString id = u"bench_io%1x%2_mc%3_np%4"_s.arg(point.lengths.input)
                     .arg(point.lengths.output)
                     .arg(point.load.maxConcurrency)
                     .arg(point.load.numPrompts);
    if (withRate)
        id += "_rps"_L1 + numberText(point.requestRate);
    if (withRepeat)
        id += "_r"_L1 + QString::number(point.repeat + 1);
    return id;
}

} // namespace

std::vector<SweepPoint> expandSweep(const Scenario &scenario)
{
    const auto &rates = scenario.requestRates;
    const bool withRate = rates.size() > 1 || (rates.size() == 1 && std::isfinite(rates.front()));
    std::vector<SweepPoint> points;
    QSet<QString> taken;
    for (const LengthPair &lengths : scenario.inputOutput) {
        for (const LoadPair &load : scenario.concurrencyPrompts) {
            for (const double rate : rates) {
                for (int repeat = 0; repeat < scenario.repeats; ++repeat) {
                    SweepPoint point{static_cast<int>(points.size()), lengths, load, rate, repeat, {}};
                    const QString id = pointId(point, withRate, scenario.repeats > 1);
                    point.id = id;
                    for (int copy = 2; taken.contains(point.id); ++copy)
                        point.id = id + u'_' + QString::number(copy);
                    taken.insert(point.id);
                    points.push_back(std::move(point));
                }
            }
        }
    }
    return points;
}

SweepCost sweepCost(const Scenario &scenario)
{
    const qint64 times =
        multiplyClamped(static_cast<qint64>(scenario.requestRates.size()), std::max(0, scenario.repeats));
    qint64 points = 0;
    SweepCost cost;
    for (const LengthPair &lengths : scenario.inputOutput) {
        const qint64 perRequest = tokensOf(scenario, lengths);
        for (const LoadPair &load : scenario.concurrencyPrompts) {
            const qint64 requests = qint64{std::max(0, load.numPrompts)} + std::max(0, scenario.numWarmups);
            points = addClamped(points, times);
            cost.requests = addClamped(cost.requests, multiplyClamped(requests, times));
            cost.tokens =
                addClamped(cost.tokens, multiplyClamped(multiplyClamped(requests, times), perRequest));
        }
    }
    cost.points = static_cast<int>(std::min<qint64>(points, std::numeric_limits<int>::max()));
    return cost;
}

} // namespace servescope
