// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace servescope {

/// One sample line of a metrics page.
struct MetricSample
{
    QByteArray name;
    std::vector<std::pair<QByteArray, QByteArray>> labels; ///< values with their escapes undone
    double value = 0;                                      ///< may be NaN or infinite

    /// The label's value, or empty.
    QByteArray label(QByteArrayView wanted) const;
};

/// Reads the Prometheus text format 0.0.4 and what OpenMetrics adds to it (time stamps, exemplars, # EOF).
/// Lines that cannot be read are passed over: one odd line must not cost the other metrics.
std::vector<MetricSample> parseMetrics(QByteArrayView text);

} // namespace servescope
