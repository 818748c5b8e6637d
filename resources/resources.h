// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// Makes :/servescope/icons and :/servescope/scenarios known. They live in a static library, which a linker
/// leaves out of a program that only names their paths; calling this more than once does no harm.
void initResources();

} // namespace servescope
