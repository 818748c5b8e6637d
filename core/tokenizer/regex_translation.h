// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tokenizer/unicode.h"

#include <string>
#include <string_view>

namespace servescope {

/// Whose rules a tokenizer's pattern follows: tokenizer.json files are matched by Oniguruma, tiktoken and
/// tekken files by Rust's fancy-regex. They differ: `{1,3}+` is possessive in Rust and a repeated group in
/// Oniguruma; `$` is the end of the text in Rust and of any line in Oniguruma.
enum class RegexDialect { Oniguruma, Rust };

/// What the PCRE2 at hand knows of Unicode, and what the text is known not to hold.
struct UnicodeKnowledge
{
    unicode::CodeSet unknown; ///< code points this PCRE2 takes for unassigned
    unicode::CodeSet absent;  ///< code points no subject holds
};

/// The pattern in PCRE2's language with UTF on and the meaning it has in `dialect`: classes are resolved with
/// our own Unicode tables. Error tokenizer.regex (args: the pattern, the reason) for what is not understood.
Result<std::string> translateRegex(std::string_view pattern, RegexDialect dialect,
                                   const UnicodeKnowledge &knowledge);

/// A class of PCRE2 for the set: whichever of [...] and [^...] is shorter.
std::string classText(const unicode::CodeSet &set, const UnicodeKnowledge &knowledge);

} // namespace servescope
