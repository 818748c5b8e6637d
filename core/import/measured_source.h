// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"
#include "core/base/result.h"

namespace servescope {

/// A run folder, a result file of any tool, or a folder of such files, ready to be shown or compared. Of
/// several runs in one folder the first, with a remark. Errors: those of openRun() and readResultFiles(),
/// import.empty_run.
Result<MeasuredRun> openMeasured(const QString &path);

} // namespace servescope
