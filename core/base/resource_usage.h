// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <optional>

namespace servescope {

/// Processor time this process has used so far, user and system, in all its threads; zero where the platform
/// does not tell.
Nanoseconds processCpuTime();

/// Resident memory of this process in bytes; −1 where the platform does not tell.
qint64 residentBytes();

/// Processor time of all cores since the machine started, in units of the platform's own.
struct MachineTicks
{
    quint64 busy = 0;
    quint64 total = 0;
};
/// nullopt where the platform does not tell (all but Linux).
std::optional<MachineTicks> machineTicks();

/// Gives freed memory back to the system where the allocator would keep it. Takes milliseconds per gigabyte
/// of it: not for the window's thread.
void returnFreeMemory();

} // namespace servescope
