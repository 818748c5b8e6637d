// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// The calling thread gives way to nearly everybody else from now on, but still gets a few percent of a busy
/// processor. Linux only; elsewhere without effect.
void giveWayToOthers();

} // namespace servescope
