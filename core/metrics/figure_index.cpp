// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/figure_index.h"

#include "core/metrics/wanted_ranks.h"

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr size_t BlockGaps = 1 << 16;
constexpr int FractionBits = 7; ///< buckets of 1/128 of an octave
constexpr double Least = 0x1p-20, Most = 0x1p30;

/// Ascending with the value. From a nanosecond to twelve days; what is beyond shares the outermost ones.
size_t bucketOfGap(double ms)
{
    constexpr int shift = 52 - FractionBits;
    static const quint64 first = orderedBits(Least) >> shift;
    return static_cast<size_t>((orderedBits(std::clamp(ms, Least, Most)) >> shift) - first);
}

size_t bucketCount()
{
    static const size_t count = bucketOfGap(Most) + 1;
    return count;
}

} // namespace

std::vector<std::pair<double, int>> flightChanges(const SampleTable &table)
{
    std::vector<std::pair<double, int>> changes;
    changes.reserve(table.requests.size() * 2);
    for (const RequestSample &request : table.requests) {
        if (!request.sent)
            continue;
        changes.emplace_back(request.start, 1);
        changes.emplace_back(std::max(request.end, request.start), -1);
    }
    // A request of no length counts as none: its departure sorts before its arrival.
    std::ranges::sort(changes);
    return changes;
}

FigureIndex::FigureIndex(const SampleTable &table) : m_flights(flightChanges(table))
{
    size_t at = 0, all = 0;
    for (const RequestSample &request : table.requests) {
        if (request.success && request.gaps > 0) {
            Source source{request.start, at, request.gaps, 0, 0};
            const auto gaps = std::span(table.gaps).subspan(at, request.gaps);
            for (const double gap : gaps)
                source.mean += gap;
            source.mean /= static_cast<double>(gaps.size());
            for (const double gap : gaps)
                source.squares += (gap - source.mean) * (gap - source.mean);
            m_sources.push_back(source);
            all += request.gaps;
        }
        at += request.gaps;
    }
    std::ranges::stable_sort(m_sources, {}, &Source::start);
    size_t inBlock = BlockGaps;
    for (size_t i = 0; i < m_sources.size(); ++i) {
        if (inBlock >= BlockGaps) {
            m_blocks.push_back(i);
            inBlock = 0;
        }
        inBlock += m_sources[i].gaps;
    }
    m_blocks.push_back(m_sources.size());

    const size_t buckets = bucketCount();
    m_countsBefore.assign(m_blocks.size() * buckets, 0);
    for (size_t block = 0; block + 1 < m_blocks.size(); ++block) {
        quint32 *counts = m_countsBefore.data() + (block + 1) * buckets;
        std::copy_n(counts - buckets, buckets, counts);
        for (size_t i = m_blocks[block]; i < m_blocks[block + 1]; ++i) {
            for (const double gap : std::span(table.gaps).subspan(m_sources[i].firstGap, m_sources[i].gaps))
                ++counts[bucketOfGap(gap)];
        }
    }
    m_bucketBegins.assign(buckets + 1, 0);
    const auto totals = before(m_blocks.size() - 1);
    for (size_t bucket = 0; bucket < buckets; ++bucket)
        m_bucketBegins[bucket + 1] = m_bucketBegins[bucket] + totals[bucket];
    m_values.resize(all);
    std::vector<size_t> next(m_bucketBegins.begin(), m_bucketBegins.end() - 1);
    for (const Source &source : m_sources) {
        for (const double gap : std::span(table.gaps).subspan(source.firstGap, source.gaps))
            m_values[next[bucketOfGap(gap)]++] = gap;
    }
}

std::span<const quint32> FigureIndex::before(size_t block) const
{
    return std::span(m_countsBefore).subspan(block * bucketCount(), bucketCount());
}

void FigureIndex::moments(std::span<const Source> sources, MetricFigures &figures) const
{
    const auto n = static_cast<double>(figures.count);
    double sum = 0;
    for (const Source &source : sources)
        sum += source.mean * static_cast<double>(source.gaps);
    figures.mean = sum / n;
    double squares = 0;
    for (const Source &source : sources) {
        const double away = source.mean - figures.mean;
        squares += source.squares + away * away * static_cast<double>(source.gaps);
    }
    figures.stddev = std::sqrt(squares / n);
}

MetricFigures FigureIndex::gapsBetween(const SampleTable &table, double from, double to,
                                       const std::vector<double> &percentiles) const
{
    const auto place = [this](double time) {
        const auto found = std::ranges::lower_bound(m_sources, time, {}, &Source::start);
        return static_cast<size_t>(found - m_sources.begin());
    };
    const size_t begin = place(from);
    const size_t end = std::max(place(to), begin);
    // Whole blocks are in the index; what is left of them at both ends is looked at.
    auto first = static_cast<size_t>(std::ranges::lower_bound(m_blocks, begin) - m_blocks.begin());
    auto last = static_cast<size_t>(std::ranges::upper_bound(m_blocks, end) - m_blocks.begin());
    last = std::max(last, size_t(1)) - 1;
    if (first >= last)
        first = last = 0; // none: then all of them are at the ends
    const bool whole = first < last;
    std::vector<std::vector<double>> ends(bucketCount());
    MetricFigures figures;
    const auto look = [&](size_t fromSource, size_t toSource) {
        for (size_t i = fromSource; i < toSource; ++i) {
            figures.count += static_cast<qint64>(m_sources[i].gaps);
            for (const double gap : std::span(table.gaps).subspan(m_sources[i].firstGap, m_sources[i].gaps))
                ends[bucketOfGap(gap)].push_back(gap);
        }
    };
    if (whole) {
        look(begin, m_blocks[first]);
        look(m_blocks[last], end);
        for (size_t i = m_blocks[first]; i < m_blocks[last]; ++i)
            figures.count += static_cast<qint64>(m_sources[i].gaps);
    } else {
        look(begin, end);
    }
    if (figures.count == 0)
        return figures;
    moments(std::span(m_sources).subspan(begin, end - begin), figures);

    WantedRanks ranks(percentiles, static_cast<size_t>(figures.count), false);
    const auto low = before(first);
    const auto high = before(last);
    size_t rank = 0;
    for (size_t bucket = 0; bucket < ends.size(); ++bucket) {
        const size_t inside = high[bucket] - low[bucket];
        const size_t next = rank + inside + ends[bucket].size();
        if (ranks.anyIn(rank, next)) {
            std::vector<double> &piece = ends[bucket];
            const auto values = m_values.begin() + static_cast<std::ptrdiff_t>(m_bucketBegins[bucket]);
            piece.insert(piece.end(), values + low[bucket], values + high[bucket]);
            ranks.findIn(piece, rank);
        }
        rank = next;
    }
    ranks.giveTo(figures);
    return figures;
}

} // namespace servescope
