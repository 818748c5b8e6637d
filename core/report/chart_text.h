// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace servescope {

/// "p99_ttft_ms" → "P99 TTFT", "mean_e2el_ms" → "Mean E2EL", in the language of the application; another key
/// as it is.
QString figureName(const QString &figureKey);

} // namespace servescope
