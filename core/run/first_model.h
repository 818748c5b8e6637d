// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace servescope {

/// The first entry of the server's GET /v1/models, which is what vLLM's client takes where no model is named.
/// Blocks. Errors: server.no_model_list, those of the connection and of a refusal.
Result<QString> firstModel(const QString &baseUrl, const QByteArray &bearer);

} // namespace servescope
