// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace servescope {

/// Keeps the desktop from going to sleep while something is measured, through org.freedesktop.ScreenSaver and
/// org.freedesktop.login1. Where neither answers nothing happens. Never waits for an answer.
class SleepInhibitor
{
public:
    SleepInhibitor();
    ~SleepInhibitor();

    void hold(const QString &reason); ///< for people: shown by the desktop
    void release();
    bool held() const; ///< something answered, and sleep is held off

private:
    struct Private;
    std::shared_ptr<Private> d; // answers may come late
};

} // namespace servescope
