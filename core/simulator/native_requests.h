// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/served_request.h"

#include <QJsonObject>

namespace servescope {

/// A request body of a server's own interface, with its members under OpenAI's names; what has no such name
/// is left as it is. `streamPath`: the path itself asks for a stream.
QJsonObject commonMembers(Dialect dialect, const QJsonObject &body, bool streamPath);

} // namespace servescope
