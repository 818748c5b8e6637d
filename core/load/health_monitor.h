// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/resource_usage.h"
#include "core/load/delay_histogram.h"
#include "core/record/request_record.h"

#include <mutex>

namespace servescope {

/// Watches the engine itself during a run. The workers feed it; everything is thread-safe.
class HealthMonitor
{
public:
    DelayHistogram loopLag;
    DelayHistogram sendLateness;

    /// The measurement begins now: forgets what came before.
    void begin();
    void sawInFlight(int requests);
    void sawSockets(int sockets); ///< below 0 = not known
    void ended(const RequestRecord &record);
    void promptWasLate(); ///< a request had to wait for its prompt to be made
    /// Looks at what changes slowly (memory, processor); once a second is enough.
    void sample();
    /// The measurement is over: figures() stays as it is now.
    void end();

    /// So far, judged.
    InstrumentHealth figures() const;

private:
    void readUsage();

    mutable std::mutex m_mutex;
    InstrumentHealth m_health; // all but the delays
    Nanoseconds m_began{};
    Nanoseconds m_cpuAtBegin{};
    std::optional<MachineTicks> m_ticksAtBegin;
    bool m_running = false;
};

} // namespace servescope
