// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_value.h"

#include <QDateTime>

#include <optional>

namespace servescope {

/// Puts a result together under the names of a vLLM file. What is not known is left out: no figure is made
/// up.
class ResultMaker
{
public:
    void set(QByteArrayView key, std::optional<double> value);
    void setCount(QByteArrayView key, std::optional<double> value); ///< as a whole number
    void set(QByteArrayView key, const QString &text);              ///< empty = left out
    /// Figures of one metric out of an object of statistics, times `scale` (to ms): mean or avg, median, p50,
    /// std or std_dev or stddev, min, max and percentiles "p99", "p99.9", "p001" (GuideLLM: 0.1),
    /// "quantiles_p99".
    void setMetric(const QByteArray &metric, const JsonValue &statistics, double scale);
    void add(QByteArrayView key, JsonValue value) { m_result.set(key, std::move(value)); }

    const JsonValue &result() const { return m_result; }
    JsonValue take() { return std::move(m_result); }

private:
    JsonValue m_result;
};

/// The value in milliseconds of a member {value|avg…, unit}: "s", "sec", "ms", "us", "ns"; 1 for other units.
double millisecondsPer(const QString &unit);

/// "20260124-060502", ISO 8601, seconds or nanoseconds since 1970; invalid when it is none of them.
QDateTime dateFrom(const JsonValue &value);

/// The mean per request as a whole number of tokens; 0 when not known.
int meanLength(std::optional<double> total, std::optional<double> requests);

} // namespace servescope
