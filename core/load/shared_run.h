// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/health_monitor.h"
#include "core/load/load_plan.h"
#include "core/load/progress.h"

#include <algorithm>
#include <atomic>

namespace servescope {

/// What the workers of one run share: the plan (constant), the next tickets, the stop flag, the live figures.
struct SharedRun
{
    explicit SharedRun(LoadPlan p) : plan(std::move(p)) {}

    const LoadPlan plan;
    std::vector<Nanoseconds> offsets; ///< of the measured tickets; set before the workers start
    std::vector<int> starts;          ///< PromptSource::conversationStarts(); set before the workers start
    std::atomic<int> nextWarmup{0};
    std::atomic<int> nextMeasured{0};
    std::atomic_bool stop{false};    ///< nothing more is sent, and what is in flight is about to be aborted
    std::atomic_bool sentAll{false}; ///< nothing more is sent: a rule of the plan says so
    std::atomic<Nanoseconds::rep> clockStart{0}; ///< monotonicNow() at offset 0
    Progress progress;
    HealthMonitor health;

    /// A ticket is a request, or a whole conversation, whose first request it is.
    int tickets() const { return starts.empty() ? plan.numPrompts : static_cast<int>(starts.size()); }
    /// Whether requests are due at times of their own, rather than as soon as there is room.
    bool hasSchedule() const { return !offsets.empty() && offsets.back() > Nanoseconds::zero(); }
    int requestOf(int ticket) const { return starts.empty() ? ticket : starts[static_cast<size_t>(ticket)]; }
    /// Whether the request after this one continues its conversation.
    bool goesOn(int request) const
    {
        return !starts.empty() && request + 1 < plan.numPrompts &&
               !std::binary_search(starts.begin(), starts.end(), request + 1);
    }
    /// Whether answers are kept while the run needs them, or for its records.
    bool keepsText() const { return plan.keepText || !starts.empty(); }

    /// The time after which nothing is sent any more.
    Nanoseconds sendingEnds() const
    {
        return plan.duration ? Nanoseconds(clockStart.load()) + *plan.duration : Nanoseconds::max();
    }
};

} // namespace servescope
