// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace servescope {

using Nanoseconds = std::chrono::nanoseconds;

/// Now on the machine's monotonic clock. Values of different processes of one machine compare
/// (CLOCK_MONOTONIC on Linux), so that a client's stamps can be held against a server's log.
inline Nanoseconds monotonicNow()
{
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

/// A duration in milliseconds or seconds, for the edge where people read it.
constexpr double toMilliseconds(Nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}
constexpr double toSeconds(Nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e9;
}

/// The nearest duration of so many milliseconds or seconds; the argument must be finite and below 292 years.
constexpr Nanoseconds fromMilliseconds(double milliseconds)
{
    return Nanoseconds(static_cast<Nanoseconds::rep>(milliseconds * 1e6 + (milliseconds < 0 ? -0.5 : 0.5)));
}
constexpr Nanoseconds fromSeconds(double seconds)
{
    return Nanoseconds(static_cast<Nanoseconds::rep>(seconds * 1e9 + (seconds < 0 ? -0.5 : 0.5)));
}

} // namespace servescope
