// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/pre_tokenizer.h"

namespace servescope {

/// What becomes of the matches of a split.
enum class SplitBehavior { Isolated, Removed, MergedWithPrevious, MergedWithNext, Contiguous };

/// Cuts the piece at the matches (ascending, apart) and appends what is not empty. `invert`: the gaps are the
/// matches.
void splitPiece(const Piece &piece, const std::vector<std::pair<size_t, size_t>> &matches,
                SplitBehavior behavior, bool invert, std::vector<Piece> &out);

/// "Isolated" … ; Error tokenizer.unsupported.
Result<SplitBehavior> readBehavior(JsonNode node, SplitBehavior otherwise);

} // namespace servescope
