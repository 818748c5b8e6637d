// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"
#include "core/simulator/prefix_cache.h"
#include "core/simulator/simulator.h"

namespace servescope::test {

/// What a point asks of the server.
struct Workload
{
    int concurrency = 1;
    int requests = 120;
    int warmups = 0;
    int input = 256, output = 32;
    double spread = 0;   ///< of the output length: between output × (1 − spread) and × (1 + spread)
    bool watched = true; ///< the server's own metrics are recorded
};

/// The built-in server on a made-up clock: its batching model, its prefix cache, its counters, without
/// sockets. Each point meets the engine as `servescope simulate` starts it, but the prefix cache lasts.
class SimulatedServer
{
public:
    explicit SimulatedServer(const SimulatorOptions &options) : m_options(options), m_prefixes(1 << 20) {}

    /// One point in a closed loop, its figures and samples made as those of a real one; the same seed gives
    /// the same point.
    PointEvidence measure(const Workload &load, quint64 seed);
    RunEvidence sweep(const std::vector<int> &concurrencies, quint64 seed, Workload load = {});

private:
    SimulatorOptions m_options;
    PrefixCache m_prefixes;
};

/// A server with room for 64 sequences that takes 8 ms a step and 1 ms a prompt.
SimulatorOptions healthy();

/// The advice of that rule, or nullptr.
const Advice *find(const std::vector<Advice> &all, const char *rule);

} // namespace servescope::test
