// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>

namespace servescope {

/// Numbers as people read them, in the locale of the window; never for files. nullopt reads "N/A"
/// (translated).
QString formatMilliseconds(std::optional<double> milliseconds);           ///< "12.3 ms", "1.24 s"
QString formatRate(std::optional<double> perSecond, const QString &unit); ///< "1,234 tok/s"
QString formatCount(qint64 count);                                        ///< "12,345"
QString formatBigCount(double count);                                     ///< "0.4 M", "12 k"
QString formatDuration(Nanoseconds duration); ///< "12 s", "3 min 05 s", "1 h 02 min"
QString formatPercent(double share);          ///< 0.123 → "12.3 %"

} // namespace servescope
