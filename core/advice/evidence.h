// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"
#include "core/record/instrument_health.h"

#include <QMap>

namespace servescope {

/// What the server's own metrics said while a point's requests were in flight.
struct ServerView
{
    int samples = 0;                                ///< readings; 0 = it was not watched
    std::optional<double> meanWaiting, mostWaiting; ///< requests in its queue
    std::optional<double> mostCacheUse;             ///< KV cache, 0 … 1
    std::optional<double> preemptions;              ///< during the point
    std::optional<double> prefixHitShare;           ///< prompt tokens found in the prefix cache, 0 … 1
};

/// All that is known of one point.
struct PointEvidence
{
    QString id;
    int inputLen = 0, outputLen = 0; ///< 0 = not known
    std::optional<int> concurrency;
    double requestRate = std::numeric_limits<double>::infinity();
    int completed = 0, failed = 0;
    QString dataset;
    JsonValue result; ///< under the names of a vLLM file
    std::optional<SampleTable> samples;
    InstrumentHealth health;
    ServerView server;
    std::optional<double> cachedShare; ///< of the prompt tokens, by the server's usage, 0 … 1

    /// A figure of the result; nullopt where nothing completed.
    std::optional<double> figure(const char *key) const;
    /// Requests in flight or requests per second, whichever limits the point.
    double load() const;
};

struct RunEvidence
{
    std::vector<PointEvidence> points;
    QMap<QString, double> objectives; ///< "ttft" | "tpot" | "itl" | "e2el" → ms
    int sharedPrefix = 0;             ///< tokens all prompts are meant to have in common
};

/// Reads journals and server metrics of a run; slow for large runs, so not in the window's thread.
RunEvidence evidenceOf(const MeasuredRun &run);

/// The health a result file tells of, Unknown where it does not.
InstrumentHealth healthOf(const JsonValue &result);
/// The objectives a result file was measured against.
QMap<QString, double> objectivesOf(const JsonValue &result);

} // namespace servescope
