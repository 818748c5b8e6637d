// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/served_request.h"

namespace servescope {

/// The answer of a fault that is one complete answer, in the shape of the server; nullopt: it is none.
std::optional<HttpResponse> faultResponse(const Fault &fault, const ServedModel &model,
                                          const HttpRequest &request);

} // namespace servescope
