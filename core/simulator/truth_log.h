// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulator.h"

#include <atomic>
#include <mutex>

namespace servescope {

/// What the server's thread leaves for others to read at any time.
class TruthLog
{
public:
    explicit TruthLog(bool keepRecords) : m_keepRecords(keepRecords) {}

    bool keepsRecords() const { return m_keepRecords; }
    /// Forgets everything: a new start.
    void clear();
    void add(TruthRecord record);
    std::vector<TruthRecord> records() const;

    /// Raise the peaks; only the server's thread calls them.
    void sawConnections(int open) { raise(m_peakConnections, open); }
    void sawRunning(int running) { raise(m_peakRunning, running); }
    int peakConnections() const { return m_peakConnections; }
    int peakRunning() const { return m_peakRunning; }

private:
    static void raise(std::atomic_int &peak, int value)
    {
        if (value > peak.load(std::memory_order_relaxed))
            peak.store(value, std::memory_order_relaxed);
    }

    const bool m_keepRecords;
    mutable std::mutex m_mutex;
    std::vector<TruthRecord> m_records;
    std::atomic_int m_peakConnections = 0;
    std::atomic_int m_peakRunning = 0;
};

} // namespace servescope
