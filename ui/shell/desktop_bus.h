// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

// Without an address the library would start a bus of its own, which takes its time: to be asked first.
bool hasSessionBus();
bool hasSystemBus();

} // namespace servescope
