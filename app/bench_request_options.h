// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/scenario/scenario.h"

namespace servescope {

/// bench's flags about what each request asks for and how its server is treated. Errors: usage.bad_value.
Result<void> readRequestOptions(const Arguments &arguments, Scenario &scenario);

} // namespace servescope
