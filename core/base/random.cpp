// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <cmath>

namespace servescope {

namespace {

quint64 splitMix64(quint64 &state)
{
    quint64 z = (state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

constexpr quint64 rotateLeft(quint64 value, int bits)
{
    return (value << bits) | (value >> (64 - bits));
}

} // namespace

Random::Random(quint64 seed, quint64 stream)
{
    quint64 mix = stream;
    quint64 state = seed ^ splitMix64(mix);
    for (quint64 &word : m_state)
        word = splitMix64(state);
}

quint64 Random::next()
{
    const quint64 result = rotateLeft(m_state[1] * 5, 7) * 9;
    const quint64 t = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= t;
    m_state[3] = rotateLeft(m_state[3], 45);
    return result;
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

qint64 Random::integer(qint64 low, qint64 high)
{
    const quint64 span = static_cast<quint64>(high) - static_cast<quint64>(low) + 1;
    if (span == 0)
        return static_cast<qint64>(next());
    // Values below 2^64 mod span would make the small results likelier: draw again.
    const quint64 threshold = (0 - span) % span;
    quint64 draw = next();
    while (draw < threshold)
        draw = next();
    return static_cast<qint64>(static_cast<quint64>(low) + draw % span);
}

double Random::exponential()
{
    return -std::log1p(-uniform());
}

double Random::normal()
{
    for (;;) {
        const double u = 2 * uniform() - 1;
        const double v = 2 * uniform() - 1;
        const double s = u * u + v * v;
        if (s > 0 && s < 1)
            return u * std::sqrt(-2 * std::log(s) / s);
    }
}

double Random::gamma(double shape, double scale)
{
    if (shape < 1) // boosted: Gamma(a) = Gamma(a + 1) · U^(1/a)
        return gamma(shape + 1, scale) * std::pow(1 - uniform(), 1 / shape);
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = normal();
        const double root = 1 + c * x;
        if (root <= 0)
            continue;
        const double v = root * root * root;
        const double u = 1 - uniform();
        if (std::log(u) < 0.5 * x * x + d * (1 - v + std::log(v)))
            return d * v * scale;
    }
}

} // namespace servescope
