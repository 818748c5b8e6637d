// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// Makes :/servescope/translations known; calling it more than once does no harm.
void initTranslations();

} // namespace servescope
