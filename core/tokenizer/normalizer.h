// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_tree.h"
#include "core/base/result.h"

#include <memory>
#include <string>

namespace servescope {

/// A text on its way through the normalizers; `first` stays true while its first character comes from the
/// very first one of what is encoded.
struct Normalized
{
    std::string text;
    bool first = false;
};

/// Changes a text before it is cut, as the normalizers of Hugging Face's library do. Thread-safe.
class TextNormalizer
{
public:
    virtual ~TextNormalizer() = default;
    virtual Result<void> apply(Normalized &text) const = 0;
};

/// From the "normalizer" of a tokenizer.json; null gives a null pointer. Errors tokenizer.unsupported,
/// tokenizer.regex.
Result<std::shared_ptr<TextNormalizer>> readNormalizer(JsonNode node);

/// SentencePiece's compiled character map (base64). Error tokenizer.unsupported.
Result<std::shared_ptr<TextNormalizer>> precompiledNormalizer(std::string_view base64);

} // namespace servescope
