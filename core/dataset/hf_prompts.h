// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/file_prompts.h"
#include "core/dataset/hf_rows.h"

namespace servescope {

struct HfPromptOptions
{
    HfSource source;
    /// Where the prompt is: a column, or a place in it ("turns.0", "conversations.0.value"); empty = as vLLM
    /// has it for the sets it knows, else the first of the usual names.
    QString column;
    int outputTokens = 0; ///< 0 = the length of the recorded answer, or the set's usual one
    bool shuffle = true;
    bool oversample = true;
    quint64 seed = 0;
    HfPatience patience;
};

/// vLLM's "hf": prompts from rows of a data set on the Hugging Face hub, shuffled by the seed. Prompt, answer
/// and limits of Aeala/ShareGPT_Vicuna_unfiltered, likaixin/InstructCoder, philschmid/mt-bench,
/// openai/openai_humaneval, openai/gsm8k and AI-MO's three are vLLM's, without its chat template. Rows whose
/// cells the server has cut are left out.
/// Errors of prepare(): those of fetchHfRows(), dataset.hf_column (says which there are), dataset.hf_media
/// (the rows have images or sounds, and no column was chosen), dataset.too_few, the tokenizer's.
std::unique_ptr<PromptSource> hfPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                        const HfPromptOptions &options);

} // namespace servescope
