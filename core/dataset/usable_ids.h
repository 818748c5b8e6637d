// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/tokenizer.h"

#include <vector>

namespace servescope {

/// The ids random prompts can be made of, ascending: the tokenizer's own promptIds(), or, where its
/// vocabulary is not known (a server's), those it uses for our pseudo-words that still come back after being
/// mixed, decoded and encoded. Errors: dataset.no_ids, cancelled, the tokenizer's.
Result<std::vector<int>> usableIds(const Tokenizer &tokenizer, const std::atomic_bool &cancelled);

} // namespace servescope
