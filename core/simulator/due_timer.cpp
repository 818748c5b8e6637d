// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/due_timer.h"

#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace servescope {

namespace {

#ifdef Q_OS_LINUX
void program(int descriptor, Nanoseconds instant)
{
    const auto count = std::max<Nanoseconds::rep>(1, instant.count()); // 0 would disarm it
    itimerspec when{};
    when.it_value.tv_sec = static_cast<time_t>(count / 1000000000);
    when.it_value.tv_nsec = static_cast<long>(count % 1000000000);
    timerfd_settime(descriptor, TFD_TIMER_ABSTIME, &when, nullptr);
}
#endif

std::chrono::milliseconds roundedUp(Nanoseconds duration)
{
    return std::max(std::chrono::milliseconds(0), std::chrono::ceil<std::chrono::milliseconds>(duration));
}

} // namespace

DueTimer::DueTimer(std::function<void()> callback, QObject *parent)
    : QObject(parent), m_callback(std::move(callback))
{
#ifdef Q_OS_LINUX
    m_descriptor = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_descriptor >= 0) {
        m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, [this] {
            quint64 expirations = 0;
            if (read(m_descriptor, &expirations, sizeof expirations) == sizeof expirations)
                fire();
        });
        return;
    }
#endif
    m_timer = new QTimer(this);
    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] {
        const Nanoseconds left = m_due - monotonicNow();
        if (left > Nanoseconds::zero())
            m_timer->start(roundedUp(left));
        else
            fire();
    });
}

void DueTimer::fire()
{
    m_set = false; // the callback may set the same instant again
    m_callback();
}

DueTimer::~DueTimer()
{
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        delete m_notifier; // before its descriptor goes
        close(m_descriptor);
    }
#endif
}

void DueTimer::setDue(Nanoseconds instant)
{
    if (m_set && instant == m_due)
        return;
    m_due = instant;
    m_set = true;
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        program(m_descriptor, instant);
        return;
    }
#endif
    m_timer->start(roundedUp(instant - monotonicNow()));
}

void DueTimer::clear()
{
    if (!std::exchange(m_set, false))
        return;
#ifdef Q_OS_LINUX
    if (m_descriptor >= 0) {
        const itimerspec never{};
        timerfd_settime(m_descriptor, 0, &never, nullptr);
        return;
    }
#endif
    m_timer->stop();
}

} // namespace servescope
