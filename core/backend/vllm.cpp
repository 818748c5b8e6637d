// SPDX-License-Identifier: GPL-3.0-or-later
// vLLM's text completions, with the body its own benchmark client sends (vllm bench serve, backend "vllm").
// Both taken from their sources, never met live: the probe checks stream, usage and exact length.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

const Backend &vllmBackend()
{
    static constexpr OpenAiProfile profile{.key = "vllm",
                                           .path = "/v1/completions",
                                           .place = TextPlace::Choice,
                                           .lengthField = "max_tokens",
                                           .exactLength = ExactLength::IgnoreEos,
                                           .neutralPenalty = true,
                                           .streamUsage = true};
    static const OpenAiFamilyBackend backend(profile);
    return backend;
}

} // namespace servescope
