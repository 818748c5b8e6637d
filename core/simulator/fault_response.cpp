// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fault_response.h"

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

HttpResponse page(int status, const QByteArray &title, const QByteArray &text)
{
    HttpResponse response;
    response.status = status;
    response.contentType = "text/html";
    response.body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + text +
                    "</h1></center>\r\n<hr><center>nginx/1.24.0</center>\r\n</body>\r\n</html>\r\n";
    return response;
}

QString wordsOf(int status)
{
    switch (status) {
    case 400:
        return u"1 validation error: field required"_s;
    case 403:
        return u"You are not allowed to sample from this model"_s;
    case 429:
        return u"Rate limit reached for requests. Please try again in 7s."_s;
    case 500:
        return u"EngineCore encountered an issue. See stack trace (above) for the root cause."_s;
    case 503:
        return u"The request queue is full."_s;
    case 529:
        return u"Overloaded"_s;
    default:
        return u"The simulated fault has status %1."_s.arg(status);
    }
}

HttpResponse statusResponse(int status, ServerKind server)
{
    switch (status) {
    case 401:
        return unauthorizedResponse(server);
    case 404:
        return notFoundResponse(server);
    case 405:
        return detailResponse(405, "Method Not Allowed");
    case 502: // from a gateway, whatever stands behind it
        return page(502, "502 Bad Gateway", "502 Bad Gateway");
    case 504:
        return page(504, "504 Gateway Time-out", "504 Gateway Time-out");
    default:
        break;
    }
    ApiError error{status, wordsOf(status), {}, {}};
    error.type = status >= 500 ? "InternalServerError" : "BadRequestError";
    HttpResponse response = serverError(server, error);
    response.status = status;
    if (status == 429 || status == 503)
        response.moreHeaders = "retry-after: 7\r\n";
    return response;
}

/// Each server's own words.
QString tooLongWords(ServerKind server, int limit)
{
    switch (server) {
    case ServerKind::LlamaCpp:
        return u"request (%1 tokens) exceeds the available context size (%2 tokens), try increasing it"_s
            .arg(limit + 1)
            .arg(limit);
    case ServerKind::Tgi:
        return u"Input validation error: `inputs` tokens + `max_new_tokens` must be <= %1. Given: %2 "
               u"`inputs` "
               "tokens and 128 `max_new_tokens`"_s.arg(limit)
                   .arg(limit);
    case ServerKind::Sglang:
        return u"The input (%1 tokens) is longer than the model's context length (%2 tokens)."_s
            .arg(limit + 1)
            .arg(limit);
    case ServerKind::LmDeploy:
        return u"Input length (%1) must be smaller than the model context length (%2)."_s.arg(limit + 1).arg(
            limit);
    case ServerKind::Anthropic:
        return u"prompt is too long: %1 tokens > %2 maximum"_s.arg(limit + 1).arg(limit);
    default:
        return u"This model's maximum context length is %1 tokens. However, you requested 128 output tokens "
               u"and "
               "your prompt contains %2 input tokens. Please reduce the length of the input prompt or the "
               "number of requested output tokens."_s.arg(limit)
                   .arg(limit);
    }
}

} // namespace

std::optional<HttpResponse> faultResponse(const Fault &fault, const ServedModel &model,
                                          const HttpRequest &request)
{
    switch (fault.kind) {
    case FaultKind::HttpStatus:
        return statusResponse(fault.status, model.server);
    case FaultKind::TooLong:
        return serverError(model.server, {400, tooLongWords(model.server, model.maxLength), "BadRequestError",
                                          u"input_tokens"_s, true});
    case FaultKind::UnknownModel:
        return serverError(model.server, {404, u"The model `%1` does not exist."_s.arg(model.name),
                                          "NotFoundError", u"model"_s});
    case FaultKind::Loading:
        return serverError(model.server, {503, u"Loading model"_s, "unavailable_error", {}});
    case FaultKind::Redirect: {
        HttpResponse response;
        response.status = 301;
        response.moreHeaders = "location: /elsewhere" + request.target + "\r\n";
        return response;
    }
    case FaultKind::Html:
        return page(200, "Sign in", "Please sign in to the network");
    default:
        return std::nullopt;
    }
}

} // namespace servescope
