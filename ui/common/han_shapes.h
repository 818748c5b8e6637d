// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace servescope {

/// Lets Chinese text take the shapes of Simplified Chinese. Where the desktop's language is another one, the
/// system's choice is often a Japanese font: the same characters, drawn as a Chinese reader would not write
/// them. Needs the application object; concerns windows, PDF and pictures of charts alike.
void preferSimplifiedChineseShapes();

/// The desktop's font of equal widths, by its own name, so that the above holds for it.
QFont fixedFont();

} // namespace servescope
