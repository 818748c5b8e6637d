// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/figures.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <thread>

namespace servescope {

namespace {

/// Doubles as whole numbers in the same order (NaN aside), by their leading 16 bits: a sixteenth of an
/// octave.
quint32 bucketOf(double value)
{
    const auto bits = std::bit_cast<quint64>(value);
    const quint64 ordered = bits >> 63 ? ~bits : bits | (quint64(1) << 63);
    return static_cast<quint32>(ordered >> 48);
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

/// Finds the values at given ranks (ascending order statistics, from 0).
class Ranks
{
public:
    explicit Ranks(std::span<const double> values) : m_values(values)
    {
        if (values.size() < 4096)
            return;
        std::vector<quint32> counts[2];
        inHalves(values, [&counts](std::span<const double> half, int part) {
            std::vector<quint32> own(size_t(1) << 16, 0);
            for (const double value : half)
                ++own[bucketOf(value)];
            counts[part] = std::move(own);
        });
        m_counts = std::move(counts[0]);
        for (size_t i = 0; i < counts[1].size(); ++i)
            m_counts[i] += counts[1][i];
    }

    void want(size_t rank) { m_found.emplace(rank, 0.0); }
    void find()
    {
        if (m_counts.empty()) {
            std::vector<double> sorted(m_values.begin(), m_values.end());
            std::ranges::sort(sorted);
            for (auto &[rank, value] : m_found)
                value = sorted[rank];
            return;
        }
        gather();
    }
    double at(size_t rank) const { return m_found.at(rank); }

private:
    void gather()
    {
        std::map<quint32, size_t> firstRank; // of the buckets that hold a wanted one
        auto wanted = m_found.begin();
        size_t rank = 0;
        for (quint32 bucket = 0; bucket < m_counts.size() && wanted != m_found.end(); ++bucket) {
            const size_t end = rank + m_counts[bucket];
            for (; wanted != m_found.end() && wanted->first < end; ++wanted)
                firstRank.emplace(bucket, rank);
            rank = end;
        }
        std::vector<std::vector<double>> pieces(firstRank.size());
        std::vector<quint8> pieceOf(m_counts.size(), 0);
        size_t number = 0;
        for (const auto &[bucket, first] : firstRank) {
            pieces[number].reserve(m_counts[bucket]);
            pieceOf[bucket] = static_cast<quint8>(++number);
        }
        for (const double value : m_values) {
            if (const quint8 piece = pieceOf[bucketOf(value)])
                pieces[piece - 1u].push_back(value);
        }
        wanted = m_found.begin();
        number = 0;
        for (const auto &[bucket, first] : firstRank) {
            std::vector<double> &piece = pieces[number++];
            const size_t end = first + piece.size();
            auto from = piece.begin(); // what lies before it is in its place already
            for (; wanted != m_found.end() && wanted->first < end; ++wanted) {
                const auto place = piece.begin() + static_cast<std::ptrdiff_t>(wanted->first - first);
                std::nth_element(from, place, piece.end());
                wanted->second = *place;
                from = place;
            }
        }
    }

    std::span<const double> m_values;
    std::vector<quint32> m_counts;
    std::map<size_t, double> m_found;
};

/// The two order statistics a percentile lies between, and how far.
struct Position
{
    size_t low = 0, high = 0;
    double share = 0;
};

Position positionOf(double p, size_t n, bool step)
{
    const size_t last = n - 1;
    if (!(p > 0))
        return {0, 0, 0};
    if (p >= 100)
        return {last, last, 0};
    if (step) {
        const auto rank = static_cast<size_t>(std::ceil(p / 100 * static_cast<double>(n) - 1e-9));
        const size_t at = std::min(rank > 0 ? rank - 1 : 0, last);
        return {at, at, 0};
    }
    const double position = p / 100 * static_cast<double>(last);
    const auto low = std::min(static_cast<size_t>(position), last);
    return {low, std::min(low + 1, last), position - static_cast<double>(low)};
}

double between(double low, double high, double share)
{
    return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
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

    Ranks ranks(values);
    std::vector<double> wanted = percentiles;
    wanted.insert(wanted.end(), {0, 50, 100});
    for (const double p : wanted) {
        const Position position = positionOf(p, n, step);
        ranks.want(position.low);
        ranks.want(position.high);
    }
    ranks.find();
    const auto value = [&](double p) {
        const Position position = positionOf(p, n, step);
        return between(ranks.at(position.low), ranks.at(position.high), position.share);
    };
    for (const double p : percentiles)
        figures.percentiles[p] = value(p);
    figures.median = value(50);
    figures.min = value(0);
    figures.max = value(100);
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
