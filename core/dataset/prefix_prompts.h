// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/prompt_source.h"

namespace servescope {

struct PrefixRepetitionOptions
{
    int prefixTokens = 256;
    int suffixTokens = 256;
    int prefixes = 10; ///< how many different ones
    int outputTokens = 128;
};

/// vLLM's "prefix_repetition": random prompts of prefix + suffix tokens, special ones included, whose
/// prefixes repeat. Each run of `prefixes` requests has every prefix once, in a seeded order, so that any
/// number of requests is spread evenly; suffixes are all different. Lengths are exact by the tokenizer.
/// Errors of prepare(): dataset.options, and those of IdPrompts.
std::unique_ptr<PromptSource> prefixPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const PrefixRepetitionOptions &options, quint64 seed);

} // namespace servescope
