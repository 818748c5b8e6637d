// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <vector>

namespace servescope {

/// How many tokens a prompt's random part and its answer have.
struct PromptLengths
{
    int body = 0;
    int output = 0;
};

/// Lengths uniform in [floor(L(1−r)), ceil(L(1+r))], at least 1, from streams of their own.
std::vector<PromptLengths> drawLengths(int count, int body, int output, double rangeRatio, quint64 seed);

/// The token ids of random prompts: body i is a run through `allowed` from a place of its own. The places are
/// a seeded permutation; when all are used up the next round takes wider steps, so that bodies still differ
/// in their second id.
class RandomIds
{
public:
    /// `allowed` must not be empty.
    RandomIds(std::vector<int> allowed, quint64 seed);

    std::vector<int> prefix(int length) const;
    std::vector<int> body(int index, int length) const;
    /// Random ids that lengthen prompt `index` in its repair.
    int filler(Random &random) const;
    /// The source of prompt `index`'s fillers.
    Random fillerSource(int index) const;

private:
    int step(int round) const;

    std::vector<int> m_allowed;
    std::vector<int> m_places;
    quint64 m_seed;
};

} // namespace servescope
