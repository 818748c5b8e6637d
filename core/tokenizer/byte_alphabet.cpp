// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/byte_alphabet.h"

#include "core/base/files.h"
#include "core/base/json_tree.h"
#include "core/tokenizer/unicode.h"

namespace servescope {

namespace {

bool shownAsItself(int byte)
{
    return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}

const std::array<char32_t, 256> &alphabet()
{
    static const std::array<char32_t, 256> characters = [] {
        std::array<char32_t, 256> all{};
        char32_t more = 0x100;
        for (int byte = 0; byte < 256; ++byte)
            all[static_cast<size_t>(byte)] = shownAsItself(byte) ? static_cast<char32_t>(byte) : more++;
        return all;
    }();
    return characters;
}

const std::array<short, 0x144> &bytesOfCharacters()
{
    static const std::array<short, 0x144> bytes = [] {
        std::array<short, 0x144> all{};
        all.fill(-1);
        for (int byte = 0; byte < 256; ++byte)
            all[alphabet()[static_cast<size_t>(byte)]] = static_cast<short>(byte);
        return all;
    }();
    return bytes;
}

/// Bytes of the well-formed character at `at`, or 0 and how many belong to a broken one (Unicode, table 3-7).
size_t wellFormed(std::string_view bytes, size_t at, size_t &broken)
{
    const auto unit = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char c = unit(at);
    broken = 1;
    if (c < 0x80)
        return 1;
    size_t more = 0;
    unsigned char low = 0x80, high = 0xbf;
    if (c >= 0xc2 && c <= 0xdf) {
        more = 1;
    } else if (c >= 0xe0 && c <= 0xef) {
        more = 2;
        low = c == 0xe0 ? 0xa0 : 0x80;
        high = c == 0xed ? 0x9f : 0xbf;
    } else if (c >= 0xf0 && c <= 0xf4) {
        more = 3;
        low = c == 0xf0 ? 0x90 : 0x80;
        high = c == 0xf4 ? 0x8f : 0xbf;
    } else {
        return 0;
    }
    for (size_t k = 1; k <= more; ++k) {
        if (at + k >= bytes.size() || unit(at + k) < low || unit(at + k) > high) {
            broken = k;
            return 0;
        }
        low = 0x80;
        high = 0xbf;
    }
    return more + 1;
}

} // namespace

char32_t byteCharacter(unsigned char byte)
{
    return alphabet()[byte];
}

int characterByte(char32_t character)
{
    return character < bytesOfCharacters().size() ? bytesOfCharacters()[character] : -1;
}

std::string toByteAlphabet(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes)
        appendUtf8(text, byteCharacter(static_cast<unsigned char>(byte)));
    return text;
}

bool fromByteAlphabet(std::string_view text, std::string &bytes)
{
    bytes.clear();
    const char *at = text.data();
    const char *end = at + text.size();
    while (at < end) {
        const int byte = characterByte(unicode::next(at));
        if (byte < 0)
            return false;
        bytes += static_cast<char>(byte);
    }
    return true;
}

std::string lossyUtf8(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    for (size_t at = 0; at < bytes.size();) {
        size_t broken = 0;
        const size_t good = wellFormed(bytes, at, broken);
        if (good)
            text += bytes.substr(at, good);
        else
            text += "\xef\xbf\xbd";
        at += good ? good : broken;
    }
    return text;
}

bool isUtf8(std::string_view bytes)
{
    size_t broken = 0;
    for (size_t at = 0; at < bytes.size();) {
        const size_t good = wellFormed(bytes, at, broken);
        if (!good)
            return false;
        at += good;
    }
    return true;
}

} // namespace servescope
