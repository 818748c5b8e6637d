// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace servescope {

enum class NormalForm { C, D, KC, KD };

/// Unicode's normal form of valid UTF-8, in time linear in its length (QString::normalized is not). Code
/// points newer than Unicode 9 stay as they are, as in the library that tokenizers are made with.
std::string normalForm(std::string_view utf8, NormalForm form);

} // namespace servescope
