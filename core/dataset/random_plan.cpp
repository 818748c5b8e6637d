// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/random_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace servescope {

namespace {

// Part of the workload's definition: other numbers are other prompts.
enum Stream : quint64 { InputLengths = 101, OutputLengths, Places, Prefix, Fillers = 1'000'000 };

struct Range
{
    int low;
    int high;
};

Range rangeOf(int length, double ratio)
{
    // 10 · (1 + 0.1) is a hair above 11 in binary: that must not become 12.
    constexpr double hair = 1e-9;
    const double low = std::floor(length * (1 - ratio) + hair);
    const double high = std::ceil(length * (1 + ratio) - hair);
    return {std::max(1, static_cast<int>(low)), std::max(1, static_cast<int>(high))};
}

} // namespace

std::vector<PromptLengths> drawLengths(int count, int body, int output, double rangeRatio, quint64 seed)
{
    const Range bodies = rangeOf(body, rangeRatio);
    const Range outputs = rangeOf(output, rangeRatio);
    Random bodyRandom(seed, InputLengths);
    Random outputRandom(seed, OutputLengths);
    std::vector<PromptLengths> lengths(static_cast<size_t>(count));
    for (PromptLengths &one : lengths) {
        one.body = static_cast<int>(bodyRandom.integer(bodies.low, bodies.high));
        one.output = static_cast<int>(outputRandom.integer(outputs.low, outputs.high));
    }
    return lengths;
}

RandomIds::RandomIds(std::vector<int> allowed, quint64 seed)
    : m_allowed(std::move(allowed)), m_places(m_allowed.size()), m_seed(seed)
{
    std::iota(m_places.begin(), m_places.end(), 0);
    Random random(seed, Places);
    random.shuffle(m_places);
}

std::vector<int> RandomIds::prefix(int length) const
{
    Random random(m_seed, Prefix);
    std::vector<int> ids(static_cast<size_t>(length));
    for (int &id : ids)
        id = filler(random);
    return ids;
}

int RandomIds::step(int round) const
{
    const int size = static_cast<int>(m_allowed.size());
    int value = 1;
    while (round > 0) {
        if (++value >= size)
            value = 1; // all steps used: prompts repeat from here on
        if (std::gcd(value, size) == 1)
            --round;
    }
    return value;
}

std::vector<int> RandomIds::body(int index, int length) const
{
    const auto size = m_allowed.size();
    const auto width = static_cast<size_t>(step(index / static_cast<int>(size)));
    size_t at = static_cast<size_t>(m_places[static_cast<size_t>(index) % size]);
    std::vector<int> ids(static_cast<size_t>(length));
    for (int &id : ids) {
        id = m_allowed[at];
        at += width;
        if (at >= size)
            at -= size;
    }
    return ids;
}

int RandomIds::filler(Random &random) const
{
    return m_allowed[static_cast<size_t>(random.integer(0, static_cast<qint64>(m_allowed.size()) - 1))];
}

Random RandomIds::fillerSource(int index) const
{
    return Random(m_seed, Fillers + static_cast<quint64>(index));
}

} // namespace servescope
