// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

/// Every backend, in the order people see them. A new one is its own file, defining a function of the name
/// given here, and one line in this list.
#define SERVESCOPE_BACKENDS(X)                                                                               \
    X(vllmBackend)                                                                                           \
    X(openAiBackend)                                                                                         \
    X(openAiChatBackend)                                                                                     \
    X(tgiBackend)                                                                                            \
    X(tensorRtLlmBackend)                                                                                    \
    X(sglangBackend)                                                                                         \
    X(sglangNativeBackend)                                                                                   \
    X(llamaCppBackend)                                                                                       \
    X(llamaCppNativeBackend)                                                                                 \
    X(lmDeployBackend)                                                                                       \
    X(deepSpeedMiiBackend)                                                                                   \
    X(scaleLlmBackend)                                                                                       \
    X(ollamaBackend)                                                                                         \
    X(anthropicBackend)                                                                                      \
    X(openAiResponsesBackend)                                                                                \
    X(azureOpenAiBackend)                                                                                    \
    X(openAiEmbeddingsBackend)                                                                               \
    X(vllmRerankBackend)

namespace servescope {

#define SERVESCOPE_DECLARE_BACKEND(function) const Backend &function();
SERVESCOPE_BACKENDS(SERVESCOPE_DECLARE_BACKEND)
#undef SERVESCOPE_DECLARE_BACKEND

} // namespace servescope
