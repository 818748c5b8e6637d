// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/api_error.h"

#include "core/base/json_writer.h"

using namespace Qt::StringLiterals;

namespace servescope {

HttpResponse errorResponse(const ApiError &error)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().key("error").beginObject();
    json.member("message", error.message).member("type", QByteArrayView(error.type)).key("param");
    if (error.param.isEmpty())
        json.null();
    else
        json.value(error.param);
    json.member("code", error.status).endObject().endObject();
    HttpResponse response;
    response.status = error.status;
    response.body = json.take();
    return response;
}

HttpResponse detailResponse(int status, const char *detail)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("detail", QByteArrayView(detail)).endObject();
    HttpResponse response;
    response.status = status;
    response.body = json.take();
    return response;
}

ApiError invalidField(const QString &field, const char *kind, const QString &text)
{
    ApiError error;
    error.type = "Bad Request";
    error.message = u"1 validation error:\n  {'type': '%1', 'loc': ('body', '%2'), 'msg': '%3'}"_s.arg(
        QLatin1StringView(kind), field, text);
    return error;
}

} // namespace servescope
