// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

#include <atomic>

namespace servescope {

/// What a server says of itself.
struct ServerIdentity
{
    QString name;    ///< "vLLM", "llama.cpp" …; empty = not recognized
    QString backend; ///< the key that fits it best; empty = none does
    QString version;
    QString evidence; ///< what gave it away, for people
    QStringList models;
    int maxModelLength = 0; ///< tokens; 0 = not told
    bool keyRefused = false;
    bool webPage = false;
    Error unreachable; ///< code empty = it answered
};

/// Asks a handful of paths, in the order that tells servers apart (some imitate others). Errors of single
/// questions are part of the answer. Blocks.
ServerIdentity identifyServer(const QString &baseUrl, const std::vector<HttpHeader> &headers,
                              Nanoseconds timeout, const std::atomic_bool *cancelled = nullptr);

} // namespace servescope
