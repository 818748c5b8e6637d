// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/eta.h"

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr double enough = 0.2; // of the running row, before it counts as evidence

double steps(const SweepPoint &point)
{
    if (std::isfinite(point.requestRate)) // the schedule sets the time: count its seconds as steps of 10 ms
        return std::max(1.0, 100.0 * point.load.numPrompts / point.requestRate);
    const double waves =
        std::ceil(static_cast<double>(point.load.numPrompts) / std::max(1, point.load.maxConcurrency));
    return waves * std::max(1, point.lengths.output);
}

} // namespace

std::optional<Nanoseconds> estimateRemaining(const std::vector<QueuedPoint> &rows)
{
    double secondsPerStep = 0; // of the newest evidence: sweeps grow, so earlier rows would promise too much
    double leftSteps = 0;
    double leftSeconds = 0; // of the running row, by its own pace
    for (const QueuedPoint &row : rows) {
        const double elapsed = toSeconds(row.progress.elapsed);
        switch (row.state) {
        case RunState::Queued:
            leftSteps += steps(row.point);
            break;
        case RunState::Running:
            if (row.progress.shareDone() >= enough) {
                secondsPerStep = elapsed / (steps(row.point) * row.progress.shareDone());
                leftSeconds += elapsed * (1 - row.progress.shareDone()) / row.progress.shareDone();
            } else {
                leftSteps += steps(row.point);
            }
            break;
        case RunState::Finished:
            secondsPerStep = elapsed / steps(row.point);
            break;
        case RunState::Failed:
        case RunState::Cancelled:
        case RunState::Skipped:
        case RunState::Interrupted:
            break;
        }
    }
    if (leftSteps == 0 && leftSeconds == 0)
        return std::nullopt;
    if (leftSteps > 0 && secondsPerStep == 0)
        return std::nullopt;
    return fromSeconds(leftSeconds + leftSteps * secondsPerStep);
}

} // namespace servescope
