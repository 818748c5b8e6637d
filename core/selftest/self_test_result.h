// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/record/instrument_health.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace servescope {

/// A load of the self-test: `streams` requests at once, each `tokens` tokens at `tokensPerSecond`.
struct SelfTestLoad
{
    int streams = 1;
    double tokensPerSecond = 40;
    int tokens = 64;
    int waves = 2; ///< requests = streams × waves
    int promptBytes = 200;
    bool operator==(const SelfTestLoad &) const = default;
};

/// The distribution of one error, in milliseconds.
struct ErrorFigures
{
    double median = 0;
    double p99 = 0;
    double max = 0;
};

/// What the instrument got wrong at one load, against the simulator's own log, request by request.
struct SelfTestPoint
{
    SelfTestLoad load;
    int requests = 0;  ///< compared
    int failed = 0;    ///< did not complete
    ErrorFigures ttft; ///< seen − (first token sent − request read); contains sending the request
    ErrorFigures itl;  ///< |gap seen − gap sent|
    ErrorFigures e2el; ///< seen − (last token sent − request read)
    double eventsPerSecond = 0;    ///< token events over the whole point
    double cpuMsPer1000Events = 0; ///< of this process
    InstrumentHealth health;
};

struct SelfTestResult
{
    QDateTime date;
    QString version, host, cpu;
    int cores = 0;
    std::vector<SelfTestPoint> points;
};

/// As a JSON file, and back. Errors: selftest.not_json, selftest.version.
QByteArray selfTestJson(const SelfTestResult &result);
Result<SelfTestResult> selfTestFromJson(const QByteArray &bytes);

/// As a table for the terminal, 100 columns.
QString selfTestText(const SelfTestResult &result);

/// The error to expect at so many streams: that of the measured load whose number of streams is nearest by
/// ratio, of those with short prompts; nullopt where none is within a factor of 4.
std::optional<InstrumentError> expectedError(const SelfTestResult &result, int streams);

} // namespace servescope
