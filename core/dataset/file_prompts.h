// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/prompt_source.h"

#include <optional>

namespace servescope {

struct FilePromptOptions
{
    QString path;
    /// Output length of every request; unset = the data set's own. vLLM's custom data set has 256 by default.
    std::optional<int> outputTokens;
    bool shuffle = true;
    bool oversample = true; ///< too few entries are drawn again, with replacement
    quint64 seed = 0;
};

/// vLLM's "sharegpt": a JSON array of {"conversations": [{"value": …}, {"value": …}, …]}. Entries with fewer
/// than two turns are left out; the rest are shuffled by the seed and walked: the prompt is the first turn,
/// the length of the second is asked for. Dropped are prompts of fewer than 4 or more than 1,024 tokens,
/// answers of fewer than 4 (unless their length is fixed) and pairs of more than 2,048. Prompts are counted
/// with the tokenizer's special tokens, answers as well, as vLLM does.
/// Errors of prepare(): those of EntryFile, dataset.shape, dataset.too_few (says how many were dropped and
/// why), the tokenizer's.
std::unique_ptr<PromptSource> shareGptPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                              const FilePromptOptions &options);

/// vLLM's "custom": one object per line, {"prompt": …, "output_tokens": …}; the latter is read only where no
/// output length is fixed. Also taken: {"messages": [{"role", "content"}, …]}, of which the last user message
/// is the prompt. Errors as above.
std::unique_ptr<PromptSource> customPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const FilePromptOptions &options);

} // namespace servescope
