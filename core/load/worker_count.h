// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// How many load workers serve `lanes` connections on a machine with `cores` cores. Each worker's manager has
/// one HTTP thread inside Qt; four of each cut the p99 of the ITL error by three even on two cores at 256
/// streams, while 64 are served best by two.
int workerCount(int lanes, int cores);

} // namespace servescope
