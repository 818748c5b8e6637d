// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_tree.h"
#include "core/base/result.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace servescope {

/// A part of a text; `first` where it begins at the very beginning of what was to be encoded.
struct Piece
{
    std::string_view text;
    bool first = false;
};

/// Pieces and the texts they are views of.
struct Pieces
{
    std::vector<Piece> list;
    std::deque<std::string> texts;
    std::vector<Piece> spare;
    std::vector<std::pair<size_t, size_t>> matches;
};

/// Cuts pieces into smaller ones, as the pre-tokenizers of Hugging Face's library do. Thread-safe.
class PreTokenizer
{
public:
    virtual ~PreTokenizer() = default;
    virtual Result<void> apply(Pieces &pieces) const = 0;
    /// Ends in GPT-2's byte alphabet. leaveBytes() then makes apply() give the bytes themselves.
    virtual bool endsInByteAlphabet() const { return false; }
    virtual void leaveBytes() {}
};

/// From the "pre_tokenizer" of a tokenizer.json; null gives a null pointer. Errors tokenizer.unsupported,
/// tokenizer.regex.
Result<std::shared_ptr<PreTokenizer>> readPreTokenizer(JsonNode node);

/// "tokenizer.unsupported": `what` cannot be done exactly.
Error unsupportedError(const QString &what);

} // namespace servescope
