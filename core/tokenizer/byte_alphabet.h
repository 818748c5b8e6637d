// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace servescope {

/// GPT-2's alphabet: each byte as a visible character (space is Ġ, U+0120), so that any bytes are text.
char32_t byteCharacter(unsigned char byte);
/// −1: the character stands for no byte.
int characterByte(char32_t character);

std::string toByteAlphabet(std::string_view bytes);
/// False where a character stands for no byte.
bool fromByteAlphabet(std::string_view text, std::string &bytes);

/// Bytes as UTF-8, what is none replaced by U+FFFD as Rust's from_utf8_lossy does: one for each longest
/// beginning of a character.
std::string lossyUtf8(std::string_view bytes);
bool isUtf8(std::string_view bytes);

} // namespace servescope
