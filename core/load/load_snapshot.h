// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/record/instrument_health.h"
#include "core/record/request_record.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace servescope {

constexpr size_t requestStatusCount = size_t(RequestStatus::ProtocolError) + 1;

/// An ended request in a few numbers: how long each phase took, in seconds; 0 = it did not happen.
struct EndedRequest
{
    int index = 0;
    RequestStatus status = RequestStatus::Ok;
    float queued = 0;     ///< in the client, after it was due; 0 where no schedule says when
    float connecting = 0; ///< 0 on a connection that stood
    float prefill = 0;    ///< to the first token, or to the end where none came
    float decode = 0;     ///< from the first token to the end
    int tokens = 0;       ///< events with choices
};

/// Failures of one kind.
struct SeenError
{
    QString code;
    QString message; ///< the newest of them
    int count = 0;   ///< since the kind was last forgotten: only the newest kinds are kept
};

/// Live figures of a running point, cheap to take from any thread; a value, and bounded however long the
/// point runs.
struct LoadSnapshot
{
    enum class Phase { Preparing, Warmup, Measuring, Finished };
    static constexpr int MostEnded = 256; ///< in `newest`
    static constexpr int MostErrors = 5;  ///< in `errors`

    Phase phase = Phase::Preparing;
    Nanoseconds elapsed{};               ///< since the measuring clock started
    int total = 0;                       ///< numPrompts
    std::optional<Nanoseconds> duration; ///< of the plan
    int sent = 0;
    int completed = 0;
    int failed = 0; ///< the cancelled ones among them
    int inFlight = 0;
    std::array<int, requestStatusCount> ended{}; ///< how many ended so, by RequestStatus
    qint64 outputTokens = 0;                     ///< events with choices so far
    double outputTokensPerSecond = 0;            ///< over the last second
    std::optional<double> ttftP50Ms;             ///< over requests whose first token came in the last 2 s
    std::optional<double> ttftP99Ms;
    std::vector<SeenError> errors;       ///< by kind, the newest first
    std::vector<EndedRequest> newest;    ///< the last ones in the order of their end
    std::optional<double> serverRunning; ///< requests in the server's batch, where its metrics tell
    std::optional<double> serverWaiting; ///< requests queued there
    InstrumentHealth health;

    /// How much of the point is over, 0 … 1, by requests or by time, whichever is further.
    double shareDone() const;
    int count(RequestStatus status) const { return ended[size_t(status)]; }
    /// The newest failure's sentence; empty = none.
    QString lastError() const { return errors.empty() ? QString() : errors.front().message; }
};

} // namespace servescope
