// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

/// Every backend, in the order people see them. A new one is its own file, defining a function of the name
/// given here, and one line in this list.
#define SERVESCOPE_BACKENDS(X)                                                                               \
    X(vllmBackend)                                                                                           \
    X(openAiBackend)                                                                                         \
    X(openAiChatBackend)

namespace servescope {

#define SERVESCOPE_DECLARE_BACKEND(function) const Backend &function();
SERVESCOPE_BACKENDS(SERVESCOPE_DECLARE_BACKEND)
#undef SERVESCOPE_DECLARE_BACKEND

} // namespace servescope
