// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/batch_runner.h"

#include "core/base/thread_priority.h"

#include <QThread>

#include <algorithm>
#include <thread>
#include <vector>

namespace servescope {

BatchRunner::BatchRunner(int count, int batchSize, Work work)
    : m_count(count), m_batchSize(batchSize), m_work(std::move(work)),
      m_done(std::make_unique<std::atomic_bool[]>(static_cast<size_t>(count / batchSize) + 1))
{}

BatchRunner::~BatchRunner()
{
    m_stop = true;
    if (m_background)
        m_background->wait();
}

bool BatchRunner::makeNext(const std::atomic_bool &stop)
{
    const int first = m_next.fetch_add(m_batchSize);
    if (first >= m_count || m_failed)
        return false;
    const int end = std::min(m_count, first + m_batchSize);
    const Result<void> result = m_work(first, end, stop);
    if (result) {
        m_done[static_cast<size_t>(first / m_batchSize)].store(true, std::memory_order_release);
        m_made += end - first;
        return true;
    }
    const std::lock_guard lock(m_mutex);
    if (!m_failed)
        m_failure = result.error();
    m_failed = true;
    return false;
}

Result<void> BatchRunner::makeFirst(int threads, const Enough &enough, const std::atomic_bool &cancelled)
{
    const Nanoseconds start = monotonicNow();
    std::atomic_bool going = true;
    const auto work = [&] {
        while (going && makeNext(cancelled)) {
            if (enough(m_made, monotonicNow() - start))
                going = false;
        }
    };
    std::vector<std::thread> others;
    for (int i = 1; i < std::min(threads, m_count / m_batchSize + 1); ++i)
        others.emplace_back(work);
    work();
    for (std::thread &other : others)
        other.join();
    if (m_failed)
        return failure();
    return {};
}

void BatchRunner::makeRestInBackground()
{
    if (m_made == m_count)
        return;
    m_background.reset(QThread::create([this] {
        giveWayToOthers();
        while (!m_stop && makeNext(m_stop)) {
        }
    }));
    m_background->start();
}

bool BatchRunner::made(int number) const
{
    return m_done[static_cast<size_t>(number / m_batchSize)].load(std::memory_order_acquire);
}

Error BatchRunner::failure() const
{
    if (!m_failed)
        return {};
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

} // namespace servescope
