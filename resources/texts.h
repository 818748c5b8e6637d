// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace servescope {

/// Fourteen sonnets of Shakespeare in UTF-8, one verse a line.
QByteArray sonnetText();

} // namespace servescope
