// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>

#include <functional>

class QSocketNotifier;
class QTimer;

namespace servescope {

/// Calls back once the monotonic clock has reached a given instant, never before. On Linux it is a timer
/// descriptor, exact to some tens of microseconds; elsewhere a QTimer, whose grain is a millisecond.
class DueTimer : public QObject
{
public:
    explicit DueTimer(std::function<void()> callback, QObject *parent = nullptr);
    ~DueTimer() override;

    /// Replaces what was set before.
    void setDue(Nanoseconds instant);
    void clear();

private:
    void fire();

    std::function<void()> m_callback;
    Nanoseconds m_due{};
    bool m_set = false;
    int m_descriptor = -1;
    QSocketNotifier *m_notifier = nullptr;
    QTimer *m_timer = nullptr; // when there is no descriptor
};

} // namespace servescope
