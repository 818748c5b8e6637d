// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/base/clock.h"
#include "core/base/ramp_up.h"
#include "core/load/load_snapshot.h"

#include <QByteArray>
#include <QString>

#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace servescope {

class PromptSource;

/// One measured point: what is sent, when, and to whom.
struct LoadPlan
{
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

    const Backend *backend = nullptr;
    QByteArray url;            ///< full, as requestUrl() makes it
    GenerationRequest request; ///< prompt and output length come from `prompts`
    /// Prepared for numWarmups + numPrompts; where it has arrivalOffsets(), they are the schedule.
    std::shared_ptr<const PromptSource> prompts;
    std::shared_ptr<const void> authority; ///< kept while the plan is: see trustAuthorities()
    Headers headers;                       ///< the person's own, and the authorisation
    std::vector<QString> loraModules; ///< adapters that take the model's place, one per request; empty = none
    bool loraRoundRobin = false;      ///< in turn; else drawn by the seed
    QByteArray requestIdPrefix;       ///< each request carries x-request-id: prefix + index

    int numPrompts = 0;
    std::optional<int> maxConcurrency;                            ///< unset = as many as the schedule makes
    double requestRate = std::numeric_limits<double>::infinity(); ///< requests/s; inf = all at once
    double burstiness = 1;
    std::optional<RampUp> rampUp; ///< instead of requestRate
    int numWarmups = 0;           ///< sent first, up to maxConcurrency at once, outside the measurement
    quint64 seed = 0;

    Nanoseconds requestTimeout = std::chrono::hours(6); ///< vLLM's total limit
    Nanoseconds connectTimeout = std::chrono::seconds(30);

    // Rules that end the sending before numPrompts. What is then in flight may go on for drainTimeout and is
    // cancelled after that.
    std::optional<Nanoseconds> duration; ///< of the sending, from the start of the clock
    int maxErrors = 0;                   ///< failed requests; 0 = any number
    std::optional<double> maxErrorShare; ///< of the requests that ended, once there are 20
    Nanoseconds drainTimeout = std::chrono::seconds(30);
    /// Stop at once when the first so many requests all fail with one configuration error; 0 = never.
    int configurationErrorLimit = 3;

    bool keepText = false;
    int workers = 0; ///< 0 = chosen from cores and load
};

/// The model that request asks for.
QString modelOf(const LoadPlan &plan, int request);

/// How a point ended.
struct LoadOutcome
{
    bool cancelled = false;
    Nanoseconds started{}; ///< just before the first dispatch
    Nanoseconds ended{};   ///< after the last request ended
    int workers = 0;
    InstrumentHealth health;
    Error stopReason; ///< code empty = ran to its end
};

} // namespace servescope
