// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/record/instrument_health.h"

#include <array>
#include <atomic>

namespace servescope {

/// Counts delays in buckets of 1/32 of an octave's width from 1 µs to an hour. Any thread may add at the cost
/// of two relaxed additions.
class DelayHistogram
{
public:
    void add(Nanoseconds delay);
    DelayFigures figures() const;
    void clear();

private:
    static constexpr int perOctave = 32;
    static constexpr int octaves = 32; // of microseconds
    static int bucketOf(Nanoseconds delay);
    static double middleMs(int bucket);

    std::array<std::atomic<quint32>, static_cast<size_t>(perOctave) * (octaves + 1)> m_counts{};
    std::atomic<Nanoseconds::rep> m_longest{0};
};

} // namespace servescope
