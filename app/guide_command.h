// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace servescope {

/// `servescope guide`: the book of the window as web pages.
const CommandSpec &guideSpec();
int runGuide(const Arguments &arguments);

} // namespace servescope
