// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace servescope {

/// One row of the table of all metrics: what forms, tables, reports and the guide say of a metric.
struct MetricDefinition
{
    const char *key;  ///< as in files: "ttft", "output_throughput" …
    const char *name; ///< English, marked for translation (context "Metrics")
    const char *unit; ///< "ms", "tok/s", "req/s", "" …
    bool lowerIsBetter;
    const char *formula; ///< plain text
    const char *source;  ///< where the definition comes from
};

std::span<const MetricDefinition> metricDefinitions();
const MetricDefinition *findMetric(QStringView key);

} // namespace servescope
