// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/http_response.h"

#include <QString>

namespace servescope {

/// An error as vLLM words it: {"error":{"message","type","param","code"}}.
struct ApiError
{
    int status = 400;
    QString message;
    QByteArray type = "BadRequestError";
    QString param; ///< empty = null
    bool tooLong = false;
};

HttpResponse errorResponse(const ApiError &error);

/// The body of a framework-level answer: {"detail":"Not Found"}.
HttpResponse detailResponse(int status, const char *detail);

/// A field that is missing or of the wrong type, worded as the validation of vLLM's API does.
ApiError invalidField(const QString &field, const char *kind, const QString &text);

} // namespace servescope
