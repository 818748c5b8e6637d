// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/length_histogram.h"

#include <algorithm>
#include <numeric>

namespace servescope {

LengthHistogram histogramOf(const std::vector<int> &lengths, int mostBins)
{
    LengthHistogram histogram;
    if (lengths.empty())
        return histogram;
    const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());
    histogram.smallest = *least;
    histogram.largest = *most;
    histogram.mean =
        std::accumulate(lengths.begin(), lengths.end(), 0.0) / static_cast<double>(lengths.size());
    const int width = (*most - *least) / mostBins + 1;
    for (int first = *least; first <= *most; first += width)
        histogram.bins.push_back({first, std::min(first + width - 1, *most)});
    for (const int length : lengths)
        ++histogram.bins[static_cast<size_t>((length - *least) / width)].count;
    return histogram;
}

} // namespace servescope
