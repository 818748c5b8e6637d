// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tokenizer/regex_translation.h"

#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace servescope {

/// A compiled pattern of a tokenizer, with the meaning it has there (PCRE2 with JIT underneath). Thread-safe.
class Regex
{
public:
    /// Errors: tokenizer.regex.
    static Result<std::shared_ptr<const Regex>> compile(std::string_view pattern, RegexDialect dialect);
    virtual ~Regex() = default;

    using Spans = std::vector<std::pair<size_t, size_t>>;
    /// Appends begin and end of each match in order, as find_iter() of the original engines gives them;
    /// `subject` is valid UTF-8. Error tokenizer.regex_limit where the pattern would take for ever.
    virtual Result<void> findAll(std::string_view subject, Spans &matches) const = 0;
};

} // namespace servescope
