// SPDX-License-Identifier: GPL-3.0-or-later
// LMDeploy's text completions (lmdeploy serve api_server).
// Taken from its source, never met live: the probe checks stream, usage and exact length.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

const Backend &lmDeployBackend()
{
    static constexpr OpenAiProfile profile{.key = "lmdeploy",
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
