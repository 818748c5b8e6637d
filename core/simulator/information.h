// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/routes.h"

class QJsonObject;

namespace servescope {

class JsonWriter;
HttpResponse jsonResponse(JsonWriter &json);

/// What the servers say of themselves.
namespace information {

HttpResponse health(const RouteContext &context, const HttpRequest &request);
HttpResponse healthOk(const RouteContext &context, const HttpRequest &request);
HttpResponse version(const RouteContext &context, const HttpRequest &request);
HttpResponse models(const RouteContext &context, const HttpRequest &request);
HttpResponse metrics(const RouteContext &context, const HttpRequest &request);
HttpResponse iterations(const RouteContext &context, const HttpRequest &request);
HttpResponse tgiInfo(const RouteContext &context, const HttpRequest &request);
HttpResponse llamaProps(const RouteContext &context, const HttpRequest &request);
HttpResponse sglangInfo(const RouteContext &context, const HttpRequest &request);
HttpResponse sglangModel(const RouteContext &context, const HttpRequest &request);
HttpResponse ollamaRoot(const RouteContext &context, const HttpRequest &request);
HttpResponse ollamaVersion(const RouteContext &context, const HttpRequest &request);
HttpResponse ollamaTags(const RouteContext &context, const HttpRequest &request);
HttpResponse tritonServer(const RouteContext &context, const HttpRequest &request);
HttpResponse resetCache(const RouteContext &context, const HttpRequest &request);

} // namespace information

} // namespace servescope
