// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <utility>
#include <vector>

namespace servescope {

/// A seeded random sequence that is the same on every machine, compiler and Qt version.
/// Generator: xoshiro256** 1.0 (Blackman and Vigna, 2018), seeded through SplitMix64. The standard
/// library's distributions are not used: their sequences differ between implementations.
class Random
{
public:
    /// `stream` gives independent sequences for one seed (schedule, lengths, prompts …).
    explicit Random(quint64 seed, quint64 stream = 0);

    /// Uniform 64 bits.
    quint64 next();
    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Uniform integer in [low, high], both included; high ≥ low. Unbiased (rejection).
    qint64 integer(qint64 low, qint64 high);
    /// Exponential with mean 1.
    double exponential();
    /// Standard normal (Marsaglia's polar method).
    double normal();
    /// Gamma with the given shape > 0 and scale > 0 (Marsaglia and Tsang, 2000).
    double gamma(double shape, double scale);

    /// Fisher–Yates shuffle in place.
    template <typename T>
    void shuffle(std::vector<T> &items)
    {
        for (size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<size_t>(integer(0, static_cast<qint64>(i) - 1))]);
    }

private:
    std::array<quint64, 4> m_state;
};

} // namespace servescope
