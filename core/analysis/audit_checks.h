// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/audit.h"

#include <cmath>

namespace servescope {

/// What the checks share: the result, its values, and where they report.
struct AuditInput
{
    const JsonValue &result;
    const SampleTable *samples;
    std::vector<Finding> findings;

    std::optional<double> number(const char *key) const { return result[key].number(); }
    double completed() const { return number("completed").value_or(0); }
    /// `sentence` with %1, %2 … for the arguments.
    void report(const char *code, Finding::Weight weight, const QString &sentence, const QStringList &args,
                const QString &meaning, const char *figure = "",
                std::optional<double> corrected = std::nullopt);
};

/// At most five digits, whole numbers as such.
QString auditNumber(double value);

void auditCounts(AuditInput &input);    ///< totals, successes, concurrency
void auditRates(AuditInput &input);     ///< throughputs against counts and duration, Little's law
void auditLatencies(AuditInput &input); ///< order of percentiles, tails of small samples, TPOT against ITL
void auditSamples(AuditInput &input);   ///< what the per-request values say otherwise
void auditOwn(AuditInput &input); ///< prefix cache, instrument, lengths: nothing for other tools' results

} // namespace servescope
