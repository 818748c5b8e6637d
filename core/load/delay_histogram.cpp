// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/delay_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace servescope {

// Octave 0 holds 0 … 1 µs in its first bucket; octave k ≥ 1 the values from 2^(k−1) to 2^k µs.

int DelayHistogram::bucketOf(Nanoseconds delay)
{
    const auto ns = static_cast<quint64>(std::max<Nanoseconds::rep>(0, delay.count()));
    const quint64 us = ns / 1000;
    if (us == 0)
        return 0;
    const int octave = std::min(static_cast<int>(std::bit_width(us)), octaves);
    const double low = std::ldexp(1.0, octave - 1);
    const int within = static_cast<int>((static_cast<double>(ns) / 1000 - low) / low * perOctave);
    return octave * perOctave + std::clamp(within, 0, perOctave - 1);
}

double DelayHistogram::middleMs(int bucket)
{
    const int octave = bucket / perOctave;
    if (octave == 0)
        return 0;
    const double low = std::ldexp(1.0, octave - 1);
    return low * (1 + (bucket % perOctave + 0.5) / perOctave) / 1000;
}

void DelayHistogram::add(Nanoseconds delay)
{
    m_counts[static_cast<size_t>(bucketOf(delay))].fetch_add(1, std::memory_order_relaxed);
    Nanoseconds::rep longest = m_longest.load(std::memory_order_relaxed);
    while (delay.count() > longest &&
           !m_longest.compare_exchange_weak(longest, delay.count(), std::memory_order_relaxed)) {
    }
}

DelayFigures DelayHistogram::figures() const
{
    std::array<quint32, std::tuple_size_v<decltype(m_counts)>> counts{};
    DelayFigures result;
    for (size_t i = 0; i < counts.size(); ++i) {
        counts[i] = m_counts[i].load(std::memory_order_relaxed);
        result.samples += counts[i];
    }
    if (result.samples == 0)
        return result;
    result.maxMs = toMilliseconds(Nanoseconds(m_longest.load(std::memory_order_relaxed)));
    const auto quantile = [&counts, &result](double q) {
        const auto rank = static_cast<qint64>(std::ceil(q * static_cast<double>(result.samples)));
        qint64 seen = 0;
        for (size_t i = 0; i < counts.size(); ++i) {
            seen += counts[i];
            if (seen >= rank)
                return std::min(middleMs(static_cast<int>(i)), result.maxMs);
        }
        return result.maxMs;
    };
    result.p50Ms = quantile(0.5);
    result.p99Ms = quantile(0.99);
    return result;
}

void DelayHistogram::clear()
{
    for (auto &count : m_counts)
        count.store(0, std::memory_order_relaxed);
    m_longest = 0;
}

} // namespace servescope
