// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/random_plan.h"
#include "core/tokenizer/tokenizer.h"

#include <vector>

namespace servescope {

/// A prompt on its way from ids to a text of `target` tokens.
struct Draft
{
    int index = 0;
    int target = 0;
    std::vector<int> ids;
    Random fillers;

    QString text;
    int length = -1; ///< of `text`, by the tokenizer
};

/// Decodes and re-encodes the drafts until each text has its target length: what is too long is cut, what is
/// too short gets random ids, at most 10 times. Of a draft that never fits the nearest text is kept.
Result<void> settle(const Tokenizer &tokenizer, const RandomIds &ids, std::vector<Draft> &drafts,
                    const std::atomic_bool &cancelled);

} // namespace servescope
