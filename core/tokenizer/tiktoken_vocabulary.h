// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/bpe_model.h"
#include "core/tokenizer/pipeline_tokenizer.h"

namespace servescope {

/// A tiktoken vocabulary as stages: `ranked` are the tokens' bytes by rank, ids begin at `firstId`. The text
/// is cut by `pattern` (Rust's dialect), a piece in the vocabulary is taken whole, others are merged by the
/// rank of what comes out. Error tokenizer.regex.
Result<TokenizerStages> rankedStages(const std::vector<std::string> &ranked, int firstId,
                                     std::string_view pattern);

} // namespace servescope
