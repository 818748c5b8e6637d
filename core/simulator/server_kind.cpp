// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/server_kind.h"

#include "core/base/json_writer.h"
#include "core/simulator/http_request.h"
#include "core/simulator/simulator.h"

#include <array>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

using enum ServerKind;

constexpr std::array<QLatin1StringView, 13> names{
    "vllm"_L1,     "openai"_L1,        "azure-openai"_L1, "anthropic"_L1, "tgi"_L1,
    "triton"_L1,   "trtllm-serve"_L1,  "sglang"_L1,       "llama.cpp"_L1, "ollama"_L1,
    "lmdeploy"_L1, "deepspeed-mii"_L1, "scalellm"_L1};

HttpResponse json(int status, const QByteArray &body)
{
    HttpResponse response;
    response.status = status;
    response.body = body;
    return response;
}

HttpResponse text(int status, const QByteArray &body)
{
    HttpResponse response = json(status, body);
    response.contentType = "text/plain; charset=utf-8";
    return response;
}

QByteArray quoted(const QString &words)
{
    JsonWriter writer(JsonWriter::Style::Compact);
    writer.value(words);
    return writer.take();
}

/// {"error":{"message","type","param","code"}} with the code as a word or null.
HttpResponse openAiShape(const ApiError &error, const QByteArray &code)
{
    return json(error.status, "{\"error\":{\"message\":" + quoted(error.message) +
                                  ",\"type\":\"invalid_request_error\",\"param\":" +
                                  (error.param.isEmpty() ? QByteArray("null") : quoted(error.param)) +
                                  ",\"code\":" + code + "}}");
}

/// {"object":"error","message","type","param","code"}
HttpResponse flatShape(const ApiError &error)
{
    return json(error.status, "{\"object\":\"error\",\"message\":" + quoted(error.message) + ",\"type\":\"" +
                                  error.type +
                                  "\",\"param\":null,\"code\":" + QByteArray::number(error.status) + '}');
}

QByteArray llamaType(const ApiError &error)
{
    switch (error.status) {
    case 401:
        return "authentication_error";
    case 404:
        return "not_found_error";
    case 500:
        return "server_error";
    case 503:
        return "unavailable_error";
    default:
        return error.tooLong ? "exceed_context_size_error" : "invalid_request_error";
    }
}

QByteArray anthropicType(int status)
{
    switch (status) {
    case 401:
        return "authentication_error";
    case 403:
        return "permission_error";
    case 404:
        return "not_found_error";
    case 413:
        return "request_too_large";
    case 429:
        return "rate_limit_error";
    case 529:
    case 503:
        return "overloaded_error";
    default:
        return status >= 500 ? "api_error" : "invalid_request_error";
    }
}

QByteArray tgiType(const ApiError &error)
{
    switch (error.status) {
    case 429:
    case 503:
        return "overloaded";
    case 424:
    case 500:
        return "generation";
    default:
        return "validation";
    }
}

} // namespace

std::optional<ServerKind> serverKind(QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return static_cast<ServerKind>(i);
    }
    return std::nullopt;
}

QString serverName(ServerKind kind)
{
    return names[static_cast<size_t>(kind)];
}

QStringList simulatorServers()
{
    QStringList list;
    for (const QLatin1StringView name : names)
        list += name;
    return list;
}

ServerTraits serverTraits(ServerKind kind)
{
    switch (kind) {
    case OpenAi:
    case AzureOpenAi:
    case Anthropic:
        return {.forcesLength = false, .refusesUnknown = true, .takesAnyModel = false};
    case Tgi:
        return {.forcesLength = false, .refusesUnknown = false, .takesAnyModel = true};
    case Ollama:
        return {.forcesLength = false, .refusesUnknown = false, .takesAnyModel = false};
    case Sglang:
    case LlamaCpp:
    case Triton:
        return {.forcesLength = true, .refusesUnknown = false, .takesAnyModel = true};
    case Vllm:
    case TrtllmServe:
    case LmDeploy:
    case DeepSpeedMii:
    case ScaleLlm:
        break;
    }
    return {.forcesLength = true, .refusesUnknown = false, .takesAnyModel = false};
}

bool carriesKey(ServerKind kind, const HttpRequest &request, const QByteArray &key)
{
    const QByteArray header = request.header("authorization");
    const qsizetype blank = header.indexOf(' ');
    const bool bearer =
        blank > 0 && header.left(blank).toLower() == "bearer" && header.mid(blank + 1).trimmed() == key;
    switch (kind) {
    case AzureOpenAi:
        return request.header("api-key") == key;
    case Anthropic:
        return request.header("x-api-key") == key;
    case LlamaCpp:
        return bearer || request.header("x-api-key") == key;
    default:
        return bearer;
    }
}

bool pathWantsKey(ServerKind kind, const QByteArray &path)
{
    switch (kind) {
    case Ollama:
    case Triton:
        return false;
    case Sglang:
        return path != "/health" && path != "/metrics";
    case LlamaCpp:
        return path != "/health" && path != "/v1/health" && path != "/models" && path != "/v1/models";
    case Tgi:
        return path != "/info" && path != "/health" && path != "/metrics" && path != "/v1/models";
    case Vllm:
        return path.startsWith("/v1") || path.startsWith("/v2");
    default:
        return path != "/health" && path != "/metrics" && path != "/version";
    }
}

HttpResponse serverError(ServerKind kind, const ApiError &error)
{
    switch (kind) {
    case Vllm:
        return errorResponse(error);
    case OpenAi:
        return openAiShape(error, error.tooLong         ? "\"context_length_exceeded\""
                                  : error.status == 404 ? "\"model_not_found\""
                                  : error.status == 429 ? "\"rate_limit_exceeded\""
                                                        : "null");
    case AzureOpenAi:
        return json(error.status, "{\"error\":{\"code\":\"" +
                                      (error.status == 404 ? QByteArray("DeploymentNotFound")
                                                           : QByteArray::number(error.status)) +
                                      "\",\"message\":" + quoted(error.message) + "}}");
    case Anthropic:
        return json(error.status, "{\"type\":\"error\",\"error\":{\"type\":\"" + anthropicType(error.status) +
                                      "\",\"message\":" + quoted(error.message) + "}}");
    case Tgi: {
        const int status = error.status == 400 ? 422 : error.status == 503 ? 429 : error.status;
        return json(status,
                    "{\"error\":" + quoted(error.message) + ",\"error_type\":\"" + tgiType(error) + "\"}");
    }
    case Triton:
    case Ollama:
        return json(error.status, "{\"error\":" + quoted(error.message) + '}');
    case LlamaCpp:
        return json(error.status, "{\"error\":{\"code\":" + QByteArray::number(error.status) +
                                      ",\"message\":" + quoted(error.message) + ",\"type\":\"" +
                                      llamaType(error) + "\"}}");
    case ScaleLlm:
        return json(error.status, "{\"error\":{\"message\":" + quoted(error.message) +
                                      ",\"code\":" + QByteArray::number(error.status) + "}}");
    case TrtllmServe:
    case Sglang:
    case LmDeploy:
    case DeepSpeedMii:
        break;
    }
    return flatShape(error);
}

HttpResponse unauthorizedResponse(ServerKind kind)
{
    switch (kind) {
    case OpenAi:
        return json(401,
                    R"({"error":{"message":"Incorrect API key provided.","type":"invalid_request_error",)"
                    R"("param":null,"code":"invalid_api_key"}})");
    case AzureOpenAi:
        return json(401,
                    R"({"error":{"code":"401","message":"Access denied due to invalid subscription key or )"
                    R"(wrong API endpoint."}})");
    case Anthropic:
        return serverError(kind, {401, u"invalid x-api-key"_s, {}, {}});
    case LlamaCpp:
        return serverError(kind, {401, u"Invalid API Key"_s, {}, {}});
    case Tgi:
        return json(401, {});
    default:
        return json(401, R"({"error":"Unauthorized"})");
    }
}

HttpResponse notFoundResponse(ServerKind kind)
{
    switch (kind) {
    case LlamaCpp:
        return serverError(kind, {404, u"File Not Found"_s, {}, {}});
    case Ollama:
        return text(404, "404 page not found");
    case Tgi:
        return json(404, {});
    case Triton:
        return json(404, R"({"error":"Not Found"})");
    case OpenAi:
        return json(404, R"({"error":{"message":"Invalid URL","type":"invalid_request_error","param":null,)"
                         R"("code":null}})");
    case AzureOpenAi:
        return json(404, R"({"error":{"code":"404","message":"Resource not found"}})");
    case Anthropic:
        return serverError(kind, {404, u"Not found"_s, {}, {}});
    default:
        return detailResponse(404, "Not Found");
    }
}

} // namespace servescope
