// SPDX-License-Identifier: GPL-3.0-or-later
// llama.cpp's text completions. Its penalty is called repeat_penalty and is 1.0 unless asked for.
// Met live (build of February 2025); newer members are taken from its source.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

const Backend &llamaCppBackend()
{
    static constexpr OpenAiProfile profile{.key = "llama.cpp",
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
