// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_plan.h"
#include "core/record/request_record.h"

#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

namespace servescope {

/// The live figures of a run, written by the workers, read by whoever looks. Everything is thread-safe; a
/// worker pays one relaxed addition per read and one short lock per request.
class Progress
{
public:
    std::atomic<LoadSnapshot::Phase> phase{LoadSnapshot::Phase::Preparing};

    /// Gives how many are in flight now.
    int sent()
    {
        return m_sent.fetch_add(1, std::memory_order_relaxed) + 1 -
               m_completed.load(std::memory_order_relaxed) - m_failed.load(std::memory_order_relaxed);
    }
    void tokens(int events) { m_tokens.fetch_add(events, std::memory_order_relaxed); }
    void firstToken(Nanoseconds time, Nanoseconds ttft);
    /// Counts an ended measured request. `scheduled`: its time of sending was set beforehand, so that it may
    /// have queued.
    void ended(const RequestRecord &record, bool scheduled);

    /// The error that stops the run: the first `limit` requests (warm-ups included) all failed with this one,
    /// and it is one that trying again cannot mend. Code empty = none.
    Error hopeless(const RequestRecord &record, int limit);

    /// The rule on failed requests that has been broken; code empty = none.
    Error tooManyErrors(const LoadPlan &plan) const;

    LoadSnapshot snapshot(int total, Nanoseconds clockStart, Nanoseconds now) const;

private:
    void remember(const RequestRecord &record, bool scheduled);
    void rememberError(const RequestRecord &record);

    std::atomic<int> m_sent{0};
    std::atomic<int> m_completed{0};
    std::atomic<int> m_failed{0};
    std::atomic<qint64> m_tokens{0};

    mutable std::mutex m_mutex;
    std::deque<std::pair<Nanoseconds, double>> m_ttfts;               // of the last two seconds: when, ms
    mutable std::deque<std::pair<Nanoseconds, qint64>> m_tokenCounts; // at earlier snapshots
    std::array<int, requestStatusCount> m_ended{};
    std::vector<EndedRequest> m_newest; // a ring once it is full
    size_t m_oldest = 0;
    std::vector<SeenError> m_errors; // the newest first
    QString m_firstCode;
    int m_sameFailures = 0;
    bool m_hopeful = false; // a request succeeded, or failed differently
};

} // namespace servescope
