// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_tree.h"
#include "core/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace servescope {

/// Turns tokens back into text, as the decoders of Hugging Face's library do: each changes the list, at the
/// end it is joined. Thread-safe.
class TokenDecoder
{
public:
    virtual ~TokenDecoder() = default;
    virtual Result<void> apply(std::vector<std::string> &tokens) const = 0;
    /// Nothing but GPT-2's byte alphabet read backwards.
    virtual bool isByteLevel() const { return false; }
};

/// From the "decoder" of a tokenizer.json; null gives a null pointer (tokens are then joined by spaces).
/// Errors tokenizer.unsupported, tokenizer.regex.
Result<std::shared_ptr<TokenDecoder>> readDecoder(JsonNode node);

/// The bytes a token stands for in GPT-2's alphabet; one with other characters stands for itself.
std::string tokenBytes(std::string_view token);

} // namespace servescope
