// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_queue.h"

#include <optional>
#include <vector>

namespace servescope {

/// The queue in words, as one sentence and one line of detail.
struct QueueWords
{
    QString headline; ///< "Running point 3 of 6: 256 → 64, concurrency 8"
    QString detail;   ///< "demo.yaml · about 2 min 05 s left"
    QString timeLeft; ///< "about 2 min 05 s left"; empty when nothing runs
    bool operator==(const QueueWords &) const = default;
};

/// `current` is the running row or −1; `eta` what the queue expects, if it dares to say; `paused` whether it
/// waits, or will wait after this point.
QueueWords describeQueue(const std::vector<QueuedPoint> &rows, int current, std::optional<Nanoseconds> eta,
                         bool paused = false);

} // namespace servescope
