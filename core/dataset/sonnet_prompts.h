// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/prompt_source.h"

namespace servescope {

struct SonnetOptions
{
    QString path; ///< a text of lines; empty = some of Shakespeare's sonnets
    int inputTokens = 550;
    int outputTokens = 150;
    int prefixTokens = 200; ///< of the input
};

/// vLLM's "sonnet": an instruction, then lines of a poem. The prefix are the first lines of the text, as many
/// as make prefixTokens by the mean length of a line; then come lines drawn by the seed, with replacement, as
/// long as they fit. Other than there the beginning of one more line fills each prompt up to exactly
/// inputTokens (special tokens included; the instruction as well, without a chat template, which only the
/// server knows). Errors of prepare(): dataset.file, dataset.empty, dataset.sonnet (an input that has no room
/// for instruction and prefix), dataset.options, dataset.spill, cancelled, the tokenizer's.
std::unique_ptr<PromptSource> sonnetPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const SonnetOptions &options, quint64 seed);

} // namespace servescope
