// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/health_monitor.h"

#include <QThread>

#include <algorithm>

namespace servescope {

using namespace std::chrono_literals;

void HealthMonitor::begin()
{
    const std::lock_guard lock(m_mutex);
    loopLag.clear();
    sendLateness.clear();
    const int sockets = m_health.peakSockets; // the connections were opened before
    m_health = {};
    m_health.peakSockets = sockets;
    m_health.cores = std::max(1, QThread::idealThreadCount());
    m_health.residentBytes = residentBytes();
    m_began = monotonicNow();
    m_cpuAtBegin = processCpuTime();
    m_ticksAtBegin = machineTicks();
    m_running = true;
}

void HealthMonitor::sawInFlight(int requests)
{
    const std::lock_guard lock(m_mutex);
    m_health.peakInFlight = std::max(m_health.peakInFlight, requests);
}

void HealthMonitor::sawSockets(int sockets)
{
    const std::lock_guard lock(m_mutex);
    m_health.peakSockets = std::max(m_health.peakSockets, sockets);
}

void HealthMonitor::ended(const RequestRecord &record)
{
    qint64 events = 0, coalesced = 0;
    for (const StreamEvent &event : record.events) {
        events += event.choices ? 1 : 0;
        coalesced += event.choices && event.sharesRead ? 1 : 0;
    }
    const std::lock_guard lock(m_mutex);
    ++m_health.requests;
    if (!record.redirectedTo.isEmpty()) {
        ++m_health.redirected;
        m_health.redirectedTo = record.redirectedTo;
    } else if (record.attempts > 1) {
        ++m_health.resent;
    }
    m_health.tokenEvents += events;
    m_health.coalescedEvents += coalesced;
}

void HealthMonitor::readUsage()
{
    m_health.residentBytes = std::max(m_health.residentBytes, residentBytes());
    const Nanoseconds elapsed = monotonicNow() - m_began;
    if (elapsed < 10ms)
        return;
    const Nanoseconds cpu = processCpuTime() - m_cpuAtBegin;
    m_health.cpuSeconds = toSeconds(cpu);
    m_health.ownCpu = toSeconds(cpu) / toSeconds(elapsed) / m_health.cores;
    const std::optional<MachineTicks> ticks = machineTicks();
    if (ticks && m_ticksAtBegin && ticks->total > m_ticksAtBegin->total) {
        m_health.machineCpu = static_cast<double>(ticks->busy - m_ticksAtBegin->busy) /
                              static_cast<double>(ticks->total - m_ticksAtBegin->total);
    }
}

void HealthMonitor::promptWasLate()
{
    const std::lock_guard lock(m_mutex);
    ++m_health.promptsLate;
}

void HealthMonitor::sample()
{
    const std::lock_guard lock(m_mutex);
    if (m_running)
        readUsage();
}

void HealthMonitor::end()
{
    const std::lock_guard lock(m_mutex);
    if (m_running)
        readUsage();
    m_running = false;
}

InstrumentHealth HealthMonitor::figures() const
{
    InstrumentHealth health;
    {
        const std::lock_guard lock(m_mutex);
        health = m_health;
    }
    health.loopLag = loopLag.figures();
    health.sendLateness = sendLateness.figures();
    judgeHealth(health);
    return health;
}

} // namespace servescope
