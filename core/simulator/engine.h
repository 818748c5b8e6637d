// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/due_timer.h"
#include "core/simulator/generation.h"
#include "core/simulator/prefix_cache.h"

#include <unordered_map>

namespace servescope {

/// Runs the timing model on the real clock: starts answers, gives each its tokens when they are due, counts.
class Engine
{
public:
    Engine(const SimulatorOptions &options, const WordStock &vocabulary, TruthLog &log);
    /// Records what is still running as aborted; the connections must still be there.
    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    /// The number to abort() it by, never 0.
    quint64 start(ServedRequest request, ResponseSink &sink, const QByteArray &requestId,
                  Nanoseconds received);
    void abort(quint64 number);
    /// The event loop looks at every socket each time it wakes, so the more there are the rarer it should
    /// wake.
    void setConnections(int open);
    QByteArray metricsText() const;
    void forgetPrefixes() { m_prefixes.clear(); }

private:
    GenerationPlan plan(const ServedRequest &request);
    void tick();
    void arm();

    const SimulatorOptions m_options;
    const ServerKind m_server;
    const WordStock &m_vocabulary;
    TruthLog &m_log;
    ServerMetrics m_metrics;
    std::unique_ptr<TimingModel> m_model;
    PrefixCache m_prefixes;
    DueTimer m_timer;
    Random m_endings;
    quint64 m_lastNumber = 0;
    std::unordered_map<quint64, std::unique_ptr<Generation>> m_generations;
    std::vector<TokenEvent> m_events;
    Nanoseconds m_lastTick{};
    Nanoseconds m_grain{};
};

} // namespace servescope
