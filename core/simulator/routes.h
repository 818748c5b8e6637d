// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/served_request.h"

#include <functional>

namespace servescope {

struct RouteContext
{
    ServedModel model;
    QByteArray apiKey;    ///< empty = none asked
    qint64 startedAt = 0; ///< seconds since the epoch
    std::function<QByteArray()> metrics;
    std::function<void()> forgetPrefixes = [] {}; ///< empties the prefix cache
};

/// Whether requests to that path generate something.
bool generationPath(ServerKind server, const QByteArray &path);

/// Answers a request, or says what is to be generated.
std::variant<HttpResponse, ServedRequest> route(const RouteContext &context, const HttpRequest &request);

} // namespace servescope
