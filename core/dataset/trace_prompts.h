// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/prompt_source.h"
#include "core/dataset/trace_rows.h"

namespace servescope {

/// "timed_trace": random prompts with the lengths of a trace, to be sent at its times (arrivalOffsets()).
/// Equal hash ids are equal runs of tokens, the same on every machine; what they do not cover is the
/// request's own. The input length includes the special tokens. A trace that is too short begins again behind
/// its end, one mean gap later, where `oversample` allows it. Errors of prepare(): those of readTrace() and
/// IdPrompts, dataset.too_few.
std::unique_ptr<PromptSource> tracePrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                           const TraceOptions &options, bool oversample, quint64 seed);

struct BurstGptOptions
{
    QString path;
    bool shuffle = true;
    bool oversample = true;
};

/// vLLM's "burstgpt": random prompts with the lengths of a BurstGPT file's answered GPT-4 requests, drawn by
/// the seed; its times are not used. Errors of prepare(): those of readBurstGpt() and IdPrompts,
/// dataset.too_few.
std::unique_ptr<PromptSource> burstGptPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                              const BurstGptOptions &options, quint64 seed);

} // namespace servescope
