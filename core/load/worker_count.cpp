// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/worker_count.h"

#include <algorithm>

namespace servescope {

int workerCount(int lanes, int cores)
{
    constexpr int lanesPerWorker = 32; // below that a worker's own wake-ups cost more than they spread
    const int most = std::clamp(cores, 4, 8);
    return std::clamp(lanes / lanesPerWorker, 1, most);
}

} // namespace servescope
