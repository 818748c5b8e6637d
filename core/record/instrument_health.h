// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace servescope {

/// How far the client itself may have disturbed what it measured.
enum class HealthVerdict : quint8 {
    Unknown, ///< too little was seen to tell
    Green,   ///< the figures are the server's
    Amber,   ///< the tails may contain the client
    Red,     ///< the figures are not trustworthy
};
/// "unknown", "green", "amber", "red"; the reverse gives Unknown for other text.
QString healthVerdictName(HealthVerdict verdict);
HealthVerdict healthVerdictFromName(QStringView name);

/// A distribution of delays in milliseconds; within 3 % of the true quantiles, the maximum exact.
struct DelayFigures
{
    qint64 samples = 0;
    double p50Ms = 0;
    double p99Ms = 0;
    double maxMs = 0;
};

/// What the self-test found at a load like this one.
struct InstrumentError
{
    int streams = 0;     ///< of the self-test's load
    double ttftMs = 0;   ///< median error of TTFT
    double itlP99Ms = 0; ///< 99th percentile of the error of a token gap
    QDateTime measured;
};

/// What the engine saw of itself while it measured.
struct InstrumentHealth
{
    DelayFigures loopLag;      ///< of a 10-ms timer in every load worker: what a time stamp may be late by
    DelayFigures sendLateness; ///< from the moment a request was due and had a free slot to its dispatch
    double ownCpu = 0;         ///< share of all cores this process used, 0 … 1
    std::optional<double> machineCpu; ///< share of all cores in use by anybody, 0 … 1
    int cores = 1;
    double cpuSeconds = 0; ///< of this process, while measuring
    qint64 tokenEvents = 0;
    qint64 coalescedEvents = 0; ///< came out of the same socket read as the event before: no gap of their own
    int requests = 0;           ///< that ended
    int resent = 0;             ///< of these were sent twice
    int redirected = 0;         ///< of these were sent on to another path of the server,
    QString redirectedTo;       ///< the last time to this one
    int promptsLate = 0;        ///< requests that had to wait for their prompt to be made
    int peakInFlight = 0;
    int peakSockets = 0;       ///< 0 = could not be counted (a proxy, another platform)
    qint64 residentBytes = -1; ///< at most; −1 = not known

    std::optional<InstrumentError> expectedError; ///< from the stored self-test, if there is one

    HealthVerdict verdict = HealthVerdict::Unknown;
    std::vector<Error> reasons; ///< what spoke against green, worst first; codes health.*
};

/// Sets verdict and reasons by these rules (each with its own reason):
///   loop lag p99         amber above 5 ms, red above 25 ms — it adds to every time stamp
///   send lateness p99    amber above 10 ms, red above 50 ms — the load was not the one asked for
///   sockets < in flight  red — requests waited for each other's connections
///   re-sent requests     amber above 1 % — their TTFT contains a lost attempt
///   redirected requests  amber above 1 % — their TTFT contains a trip to the path asked first
///   prompts not ready    amber above 1 % — the load was not the one asked for
///   processor            amber above 90 % of all cores, saying who used them; red is left to the delays
/// Unknown with fewer than 20 samples of the loop's lag.
void judgeHealth(InstrumentHealth &health);

} // namespace servescope
