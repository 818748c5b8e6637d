// SPDX-License-Identifier: GPL-3.0-or-later
// ScaleLLM's text completions.
// Taken from its source, its errors' shape is a guess, never met live: the probe checks stream, usage and
// length.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

const Backend &scaleLlmBackend()
{
    static constexpr OpenAiProfile profile{.key = "scalellm",
                                           .path = "/v1/completions",
                                           .place = TextPlace::Choice,
                                           .lengthField = "max_tokens",
                                           .exactLength = ExactLength::IgnoreEos,
                                           .neutralPenalty = false,
                                           .streamUsage = true};
    static const OpenAiFamilyBackend backend(profile);
    return backend;
}

} // namespace servescope
