// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"

namespace servescope {

/// Advice for a terminal: headline and confidence, then evidence, reasoning and what to try, indented. Empty
/// without any.
QString adviceText(const std::vector<Advice> &all);

} // namespace servescope
