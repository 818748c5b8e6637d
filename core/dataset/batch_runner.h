// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

class QThread;

namespace servescope {

/// Makes things numbered from 0 in batches, in order: the first of them by several threads while the caller
/// waits, the rest, where there is one, by a single thread that only gets the processor time nobody else
/// wants.
class BatchRunner
{
public:
    /// Makes [first, end); called from several threads, gives up soon after `stop` turns true.
    using Work = std::function<Result<void>(int first, int end, const std::atomic_bool &stop)>;
    /// Asked while the caller waits: need no more be made before it goes on?
    using Enough = std::function<bool(int made, Nanoseconds sinceStart)>;

    BatchRunner(int count, int batchSize, Work work);
    ~BatchRunner(); ///< stops, and waits for the batch at hand
    Q_DISABLE_COPY_MOVE(BatchRunner)

    /// Returns when all is made or enough() is true, with the first error of the work if there was one.
    Result<void> makeFirst(int threads, const Enough &enough, const std::atomic_bool &cancelled);
    /// Makes what is left; at most once, after makeFirst().
    void makeRestInBackground();

    bool made(int number) const; ///< thread-safe, never waits
    /// Why the rest will never be made; an empty code = nothing went wrong.
    Error failure() const;

private:
    /// Makes the next batch; false = there was none, or it failed.
    bool makeNext(const std::atomic_bool &stop);

    int m_count;
    int m_batchSize;
    Work m_work;
    std::unique_ptr<std::atomic_bool[]> m_done; // by batch
    std::atomic_int m_next = 0;
    std::atomic_int m_made = 0;
    std::atomic_bool m_stop = false;
    std::atomic_bool m_failed = false;
    mutable std::mutex m_mutex;
    Error m_failure;
    std::unique_ptr<QThread> m_background;
};

} // namespace servescope
