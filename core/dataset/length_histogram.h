// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace servescope {

/// How many lengths lie in each of some equal ranges.
struct LengthHistogram
{
    struct Bin
    {
        int first; ///< smallest length that belongs here
        int last;  ///< largest one
        int count = 0;
    };
    std::vector<Bin> bins;
    int smallest = 0;
    int largest = 0;
    double mean = 0;
};

/// At most `mostBins` ranges of whole numbers over what is there; empty for no lengths.
LengthHistogram histogramOf(const std::vector<int> &lengths, int mostBins);

} // namespace servescope
