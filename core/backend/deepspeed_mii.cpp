// SPDX-License-Identifier: GPL-3.0-or-later
// DeepSpeed-MII: its OpenAI server streams completions, its own server at /generate takes the same members
// and streams {"text":["…"]}. Neither counts tokens in a stream.
// Taken from its source, never met live: the probe checks stream and exact length.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

const Backend &deepSpeedMiiBackend()
{
    static constexpr OpenAiProfile profile{.key = "deepspeed-mii",
                                           .path = "/v1/completions",
                                           .place = TextPlace::List,
                                           .lengthField = "max_tokens",
                                           .exactLength = ExactLength::MinTokens,
                                           .neutralPenalty = false,
                                           .streamUsage = false};
    static const OpenAiFamilyBackend backend(profile);
    return backend;
}

} // namespace servescope
