// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/wanted_ranks.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

namespace servescope {

namespace {

/// The leading 16 bits: a sixteenth of an octave.
quint32 bucketOf(double value)
{
    return static_cast<quint32>(orderedBits(value) >> 48);
}

/// Compensated (Neumaier) sum.
struct Sum
{
    double sum = 0, lost = 0;
    void add(double x)
    {
        const double next = sum + x;
        lost += std::abs(sum) >= std::abs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }
    double value() const { return std::isfinite(sum) ? sum + lost : sum; }
};

constexpr size_t manyValues = 200'000; ///< from here on two threads share the work

/// Calls f(half) for both halves of the values at once, or for the whole of few.
template <typename F>
void inHalves(std::span<const double> values, F f)
{
    if (values.size() < manyValues) {
        f(values, 0);
        return;
    }
    const size_t half = values.size() / 2;
    std::thread other([&] { f(values.subspan(half), 1); });
    f(values.first(half), 0);
    other.join();
}

/// Σ term(x), in blocks of plain additions joined by a compensated sum: as exact as needed, and fast.
template <typename Term>
double sumOf(std::span<const double> values, Term term)
{
    Sum parts[2];
    inHalves(values, [&](std::span<const double> half, int part) {
        Sum sum; // not the shared one: two threads on one cache line would wait for each other
        for (size_t from = 0; from < half.size(); from += 256) {
            double lanes[4]{};
            const size_t to = std::min(from + 256, half.size());
            size_t i = from;
            for (; i + 4 <= to; i += 4) {
                for (size_t k = 0; k < 4; ++k)
                    lanes[k] += term(half[i + k]);
            }
            for (; i < to; ++i)
                lanes[0] += term(half[i]);
            sum.add((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]));
        }
        parts[part] = sum;
    });
    parts[0].add(parts[1].sum);
    parts[0].add(parts[1].lost);
    return parts[0].value();
}

/// How many values there are in each bucket.
std::vector<quint32> bucketCounts(std::span<const double> values)
{
    std::vector<quint32> counts[2];
    inHalves(values, [&counts](std::span<const double> half, int part) {
        std::vector<quint32> own(size_t(1) << 16, 0);
        for (const double value : half)
            ++own[bucketOf(value)];
        counts[part] = std::move(own);
    });
    for (size_t i = 0; i < counts[1].size(); ++i)
        counts[0][i] += counts[1][i];
    return std::move(counts[0]);
}

void findRanks(std::span<const double> values, WantedRanks &ranks)
{
    if (values.size() < 4096) {
        std::vector<double> all(values.begin(), values.end());
        ranks.findIn(all, 0);
        return;
    }
    const std::vector<quint32> counts = bucketCounts(values);
    std::vector<quint8> pieceOf(counts.size(), 0); // 1 … of the buckets that hold a wanted rank
    std::vector<std::vector<double>> pieces;
    std::vector<size_t> firstRanks;
    size_t rank = 0;
    for (size_t bucket = 0; bucket < counts.size(); ++bucket) {
        const size_t end = rank + counts[bucket];
        if (ranks.anyIn(rank, end)) {
            pieces.emplace_back().reserve(counts[bucket]);
            firstRanks.push_back(rank);
            pieceOf[bucket] = static_cast<quint8>(pieces.size());
        }
        rank = end;
    }
    for (const double value : values) {
        if (const quint8 piece = pieceOf[bucketOf(value)])
            pieces[piece - 1u].push_back(value);
    }
    for (size_t i = 0; i < pieces.size(); ++i)
        ranks.findIn(pieces[i], firstRanks[i]);
}

} // namespace

MetricFigures metricFigures(std::span<const double> values, const std::vector<double> &percentiles, bool step)
{
    MetricFigures figures;
    if (values.empty())
        return figures;
    const size_t n = values.size();
    figures.count = static_cast<qint64>(n);
    figures.mean = sumOf(values, [](double x) { return x; }) / static_cast<double>(n);
    const double mean = figures.mean;
    const double squares = sumOf(values, [mean](double x) { return (x - mean) * (x - mean); });
    figures.stddev = std::sqrt(squares / static_cast<double>(n));

    WantedRanks ranks(percentiles, n, step);
    findRanks(values, ranks);
    ranks.giveTo(figures);
    return figures;
}

MetricFigures weightedFigures(std::span<const double> values, std::span<const double> weights,
                              const std::vector<double> &percentiles)
{
    MetricFigures figures;
    std::vector<size_t> order(values.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::erase_if(order, [weights](size_t i) { return !(weights[i] > 0); });
    if (order.empty())
        return figures;
    std::ranges::sort(order, [values](size_t a, size_t b) { return values[a] < values[b]; });
    Sum total, sum, squares;
    for (const size_t i : order) {
        total.add(weights[i]);
        sum.add(weights[i] * values[i]);
    }
    figures.count = std::llround(total.value());
    figures.mean = sum.value() / total.value();
    for (const size_t i : order)
        squares.add(weights[i] * (values[i] - figures.mean) * (values[i] - figures.mean));
    figures.stddev = std::sqrt(squares.value() / total.value());
    figures.min = values[order.front()];
    figures.max = values[order.back()];
    const auto value = [&](double p) {
        double below = 0;
        for (const size_t i : order) {
            below += weights[i];
            if (below >= p / 100 * total.value() * (1 - 1e-12))
                return values[i];
        }
        return figures.max;
    };
    for (const double p : percentiles)
        figures.percentiles[p] = value(p);
    figures.median = value(50);
    return figures;
}

} // namespace servescope
