// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI chat completions. The length goes by its present name, max_completion_tokens; a server that knows
// only max_tokens (Ollama, older llama.cpp) ignores it and generates without end, which the runaway limit
// notices.
// Taken from OpenAI's documentation and the servers' sources, live only at llama.cpp: the probe names the
// field that is not honoured.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

const Backend &openAiChatBackend()
{
    static constexpr OpenAiProfile profile{.key = "openai-chat",
                                           .path = "/v1/chat/completions",
                                           .place = TextPlace::Delta,
                                           .lengthField = "max_completion_tokens",
                                           .exactLength = ExactLength::IgnoreEos,
                                           .neutralPenalty = false,
                                           .streamUsage = true};
    static const OpenAiFamilyBackend backend(profile);
    return backend;
}

} // namespace servescope
