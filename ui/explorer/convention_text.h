// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/convention.h"

#include <QString>

namespace servescope {

QString conventionText(Convention convention); ///< "vLLM", "AIPerf, GenAI-Perf" …
QString conventionHint(Convention convention); ///< what is particular about it, in a sentence

} // namespace servescope
