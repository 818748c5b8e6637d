// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_queue.h"

#include <optional>
#include <vector>

namespace servescope {

/// Time until the last queued row ends. A row's length is measured in token steps: ceil(prompts /
/// concurrency) waves of its output length; the newest row that
/// ended, or the running one once a fifth of it is done, tells what a step takes. Without such evidence, or
/// with nothing left, nullopt.
std::optional<Nanoseconds> estimateRemaining(const std::vector<QueuedPoint> &rows);

} // namespace servescope
