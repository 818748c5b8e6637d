// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/probe/finding.h"

#include <atomic>

namespace servescope {

/// What a run would record of the server's own metrics: names differ from release to release. Blocks.
ProbeFinding metricsFinding(const QString &baseUrl, const std::vector<HttpHeader> &headers,
                            Nanoseconds timeout, const std::atomic_bool *cancelled);

} // namespace servescope
