// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_tree.h"
#include "core/base/result.h"

#include <string>

namespace servescope {

/// How spaces become "▁": shared by the pre-tokenizer and the decoder of that name.
struct Metaspace
{
    enum class Prepend { Always, First, Never };
    std::string replacement = "\xe2\x96\x81";
    Prepend prepend = Prepend::Always;
    bool split = true;
};

/// Older files say `add_prefix_space` instead of `prepend_scheme`. Error tokenizer.unsupported.
Result<Metaspace> readMetaspace(JsonNode node);

} // namespace servescope
