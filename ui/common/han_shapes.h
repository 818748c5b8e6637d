// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// Lets Chinese text take the shapes of Simplified Chinese. Where the desktop's language is another one, the
/// system's choice is often a Japanese font: the same characters, drawn as a Chinese reader would not write
/// them. Needs the application object; concerns windows, PDF and pictures of charts alike.
void preferSimplifiedChineseShapes();

} // namespace servescope
