// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI text completions: only members that OpenAI's own endpoint knows, since strict servers refuse the
// rest. ignore_eos is the exception, and is sent only when asked for: vLLM's client does the same under this
// key, and nearly every server behind it but OpenAI's honours it.
// Taken from OpenAI's documentation, never met live: the probe tries whether ignore_eos is refused or
// ignored.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

const Backend &openAiBackend()
{
    static constexpr OpenAiProfile profile{.key = "openai",
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
