// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_run.h"

namespace servescope {

/// The results of the runs as JSON for programs: {"format": "servescope.report", "version": 1, "runs":
/// [{"name", "scenario", "results": [vLLM's result objects without their per-request arrays]}]}. importText()
/// of core/import finds it in a report's page again, so that a report can be opened like a result file.
QByteArray reportData(const std::vector<ReportRun> &runs);

} // namespace servescope
