// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/simulator/histogram.h"
#include "core/simulator/server_kind.h"

#include <QByteArray>
#include <QString>

namespace servescope {

enum class FinishReason { Length, Stop, Abort };

/// What the server counts, under the names of vLLM's V1 engine.
class ServerMetrics
{
public:
    /// The cache that is simulated: room for `cacheBlocks` blocks of `blockSize` tokens.
    static constexpr int blockSize = 16;
    ServerMetrics(const QString &model, int maxModelLength, qint64 cacheBlocks);

    struct Gauges
    {
        int running = 0;
        int waiting = 0;
        qint64 cachedTokens = 0;
        qint64 preemptions = 0;
    };
    /// The stamps of a sequence that has ended; `firstToken` 0 = none was made.
    struct Ended
    {
        int promptTokens = 0;
        int outputTokens = 0;
        Nanoseconds received{};
        Nanoseconds admitted{};
        Nanoseconds firstToken{};
        Nanoseconds ended{};
        FinishReason reason = FinishReason::Length;
    };

    void countFirstToken(int promptTokens, Nanoseconds afterReceipt);
    /// Tokens of a prompt looked for in the prefix cache, and those found.
    void countPrefix(qint64 asked, qint64 found)
    {
        m_prefixAsked += asked;
        m_prefixFound += found;
    }
    void countToken() { ++m_generationTokens; }
    void countGap(Nanoseconds sincePrevious) { m_interTokenLatency.observe(toSeconds(sincePrevious)); }
    void countEnd(const Ended &sequence);

    /// Prometheus text format 0.0.4.
    QByteArray text(const Gauges &gauges) const;
    /// The same under the names of another server; empty where it has no such endpoint.
    QByteArray text(ServerKind server, const Gauges &gauges) const;

private:
    QByteArray m_labels; // engine="0",model_name="…"
    qint64 m_cacheBlocks;
    qint64 m_promptTokens = 0;
    qint64 m_generationTokens = 0;
    qint64 m_prefixAsked = 0; // 0 = there is no prefix cache
    qint64 m_prefixFound = 0;
    qint64 m_endedByLength = 0;
    qint64 m_endedByStop = 0;
    qint64 m_aborted = 0;
    Histogram m_timeToFirstToken;
    Histogram m_interTokenLatency;
    Histogram m_timePerOutputToken;
    Histogram m_endToEnd;
    Histogram m_queueTime;
    Histogram m_inferenceTime;
    Histogram m_prefillTime;
    Histogram m_decodeTime;
    Histogram m_requestPromptTokens;
    Histogram m_requestGenerationTokens;
};

} // namespace servescope
