// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/routes.h"

#include "core/base/json_writer.h"
#include "core/simulator/information.h"
#include "core/simulator/prompt_tokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

using Handler = HttpResponse (*)(const RouteContext &, const HttpRequest &);
using namespace information;

/// [{"id","text","start","stop"}]
HttpResponse tgiTokens(const WordStock &vocabulary, const std::vector<int> &ids)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginArray();
    qint64 at = 0;
    for (const int id : ids) {
        const QString piece = QString::fromUtf8(vocabulary.piece(id));
        json.beginObject().member("id", id).member("text", piece).member("start", at);
        at += piece.size();
        json.member("stop", at).endObject();
    }
    json.endArray();
    return jsonResponse(json);
}

HttpResponse tokenize(const RouteContext &context, const HttpRequest &request)
{
    const BodyFields received(request);
    if (received.error())
        return serverError(context.model.server, *received.error());
    QJsonObject members = received.members();
    for (const auto name : {"content"_L1, "inputs"_L1}) { // llama.cpp's and TGI's names
        if (members.contains(name))
            members.insert("prompt"_L1, members.take(name));
    }
    BodyFields fields(members, QString());
    const bool chat = fields.has("messages"_L1);
    const bool llama = context.model.server == ServerKind::LlamaCpp; // adds none unless asked
    const bool addBos = fields.boolean(llama ? "add_special"_L1 : "add_special_tokens"_L1, !chat && !llama);
    const bool forAnswer = fields.boolean("add_generation_prompt"_L1, true);
    const bool strings = fields.boolean("return_token_strs"_L1, false);
    const QString wanted = fields.text("model"_L1);
    if (fields.error())
        return errorResponse(*fields.error());
    if (const auto error = modelError(wanted, context.model))
        return errorResponse(*error);
    const WordStock &vocabulary = context.model.vocabulary;
    const std::vector<int> ids = chat ? messageTokens(fields, vocabulary, addBos, forAnswer)
                                      : promptTokens(fields, vocabulary, addBos);
    if (fields.error())
        return errorResponse(*fields.error());
    if (context.model.server == ServerKind::Tgi)
        return tgiTokens(vocabulary, ids);
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("count", static_cast<qint64>(ids.size()));
    json.member("max_model_len", context.model.maxLength).key("tokens").beginArray();
    for (const int id : ids)
        json.value(id);
    json.endArray().key("token_strs");
    if (strings) {
        json.beginArray();
        for (const int id : ids)
            json.value(QString::fromUtf8(vocabulary.piece(id)));
        json.endArray();
    } else {
        json.null();
    }
    json.endObject();
    return jsonResponse(json);
}

HttpResponse detokenize(const RouteContext &context, const HttpRequest &request)
{
    BodyFields fields(request);
    const QString wanted = fields.text("model"_L1);
    if (!fields.raw("tokens"_L1).isArray()) {
        fields.fail(fields.has("tokens"_L1)
                        ? invalidField(u"tokens"_s, "list_type", u"Input should be a valid list"_s)
                        : invalidField(u"tokens"_s, "missing", u"Field required"_s));
    }
    if (fields.error())
        return errorResponse(*fields.error());
    if (const auto error = modelError(wanted, context.model))
        return errorResponse(*error);
    const std::vector<int> ids = tokenIds(fields, fields.raw("tokens"_L1));
    if (fields.error())
        return errorResponse(*fields.error());
    JsonWriter json(JsonWriter::Style::Compact);
    const char *name = context.model.server == ServerKind::LlamaCpp ? "content"
                       : context.model.server == ServerKind::Sglang ? "text"
                                                                    : "prompt";
    json.beginObject().member(name, QString::fromUtf8(context.model.vocabulary.decode(ids))).endObject();
    return jsonResponse(json);
}

struct Route
{
    QByteArrayView path;
    QByteArrayView method;
    Handler handler; // null: generation
    std::vector<ServerKind> servers;
    Dialect dialect = Dialect::Completions;
    bool streams = false; // the path itself asks for a stream
};

using enum ServerKind;

const std::vector<Route> &routeTable()
{
    static const std::vector<ServerKind> openAiLike{Vllm,     OpenAi, Tgi,      TrtllmServe,  Sglang,
                                                    LlamaCpp, Ollama, LmDeploy, DeepSpeedMii, ScaleLlm};
    static const std::vector<Route> table{
        {"/v1/completions", "POST", nullptr, openAiLike, Dialect::Completions},
        {"/v1/chat/completions", "POST", nullptr, openAiLike, Dialect::Chat},
        {"/v1/models",
         "GET",
         models,
         {Vllm, OpenAi, Anthropic, Tgi, TrtllmServe, Sglang, LlamaCpp, Ollama, LmDeploy, DeepSpeedMii,
          ScaleLlm}},
        {"/openai/v1/chat/completions", "POST", nullptr, {AzureOpenAi}, Dialect::Chat},
        {"/openai/deployments/*/chat/completions", "POST", nullptr, {AzureOpenAi}, Dialect::Chat},
        {"/openai/v1/models", "GET", models, {AzureOpenAi}},
        {"/v1/messages", "POST", nullptr, {Vllm, Anthropic, Sglang, LlamaCpp, Ollama}, Dialect::Messages},
        {"/v1/responses",
         "POST",
         nullptr,
         {Vllm, OpenAi, TrtllmServe, Sglang, LlamaCpp, Ollama},
         Dialect::Responses},
        {"/v1/embeddings",
         "POST",
         nullptr,
         {Vllm, OpenAi, TrtllmServe, Sglang, LlamaCpp, LmDeploy},
         Dialect::Embeddings},
        {"/v1/rerank", "POST", nullptr, {Vllm, Sglang, LlamaCpp}, Dialect::Rerank},
        {"/rerank", "POST", nullptr, {Vllm}, Dialect::Rerank},
        {"/generate_stream", "POST", nullptr, {Tgi}, Dialect::TgiGenerate, true},
        {"/generate", "POST", nullptr, {Tgi}, Dialect::TgiGenerate},
        {"/generate", "POST", nullptr, {Sglang}, Dialect::SglangGenerate},
        {"/generate", "POST", nullptr, {LmDeploy}, Dialect::LmDeployGenerate},
        {"/generate", "POST", nullptr, {DeepSpeedMii}, Dialect::MiiGenerate},
        {"/v2/models/ensemble/generate_stream", "POST", nullptr, {Triton}, Dialect::TritonGenerate, true},
        {"/v2/models/ensemble/generate", "POST", nullptr, {Triton}, Dialect::TritonGenerate},
        {"/completion", "POST", nullptr, {LlamaCpp}, Dialect::LlamaCompletion},
        {"/completions", "POST", nullptr, {LlamaCpp}, Dialect::LlamaCompletion},
        {"/api/generate", "POST", nullptr, {Ollama}, Dialect::OllamaGenerate},
        {"/api/chat", "POST", nullptr, {Ollama}, Dialect::OllamaChat},
        {"/health", "GET", health, {Vllm, Tgi, TrtllmServe, Sglang, LmDeploy, ScaleLlm}},
        {"/health", "GET", healthOk, {LlamaCpp, DeepSpeedMii}},
        {"/version", "GET", version, {Vllm, TrtllmServe}},
        {"/metrics", "GET", metrics, {Vllm, Tgi, Triton, Sglang, LlamaCpp, LmDeploy}},
        {"/prometheus/metrics", "GET", metrics, {TrtllmServe}},
        {"/metrics", "GET", iterations, {TrtllmServe}},
        {"/tokenize", "POST", tokenize, {Vllm, Sglang, LlamaCpp, Tgi}},
        {"/detokenize", "POST", detokenize, {Vllm, Sglang, LlamaCpp}},
        {"/info", "GET", tgiInfo, {Tgi}},
        {"/props", "GET", llamaProps, {LlamaCpp}},
        {"/server_info", "GET", sglangInfo, {Sglang}},
        {"/get_server_info", "GET", sglangInfo, {Sglang}},
        {"/model_info", "GET", sglangModel, {Sglang}},
        {"/", "GET", ollamaRoot, {Ollama}},
        {"/api/version", "GET", ollamaVersion, {Ollama}},
        {"/api/tags", "GET", ollamaTags, {Ollama}},
        {"/v2", "GET", tritonServer, {Triton}},
        {"/v2/health/ready", "GET", health, {Triton}},
        {"/v2/health/live", "GET", health, {Triton}},
        {"/start_profile", "POST", health, {Vllm, Sglang}},
        {"/stop_profile", "POST", health, {Vllm, Sglang}},
        {"/reset_prefix_cache", "POST", resetCache, {Vllm}},
        {"/flush_cache", "POST", resetCache, {Sglang}},
    };
    return table;
}

bool matches(const Route &route, ServerKind server, const QByteArray &path)
{
    if (std::find(route.servers.begin(), route.servers.end(), server) == route.servers.end())
        return false;
    const qsizetype star = route.path.indexOf('*');
    if (star < 0)
        return route.path == path;
    return path.startsWith(route.path.first(star)) && path.endsWith(route.path.sliced(star + 1));
}

/// An error before the first byte: TGI's streams have status 200 for it all the same.
HttpResponse generationError(ServerKind server, const Route &route, const ApiError &error)
{
    HttpResponse response = serverError(server, error);
    if (server == ServerKind::Tgi && route.streams) {
        response.status = 200;
        response.contentType = "text/event-stream";
        response.body = "data:" + response.body + "\n\n";
    }
    return response;
}

} // namespace

bool generationPath(ServerKind server, const QByteArray &path)
{
    return std::any_of(routeTable().begin(), routeTable().end(),
                       [&](const Route &route) { return !route.handler && matches(route, server, path); });
}

std::variant<HttpResponse, ServedRequest> route(const RouteContext &context, const HttpRequest &request)
{
    const ServerKind server = context.model.server;
    const QByteArray path = request.path();
    if (!context.apiKey.isEmpty() && pathWantsKey(server, path) &&
        !carriesKey(server, request, context.apiKey))
        return unauthorizedResponse(server);
    for (const Route &candidate : routeTable()) {
        if (!matches(candidate, server, path))
            continue;
        if (candidate.method != request.method) {
            HttpResponse response = detailResponse(405, "Method Not Allowed");
            response.allow = candidate.method.toByteArray();
            return response;
        }
        if (candidate.handler)
            return candidate.handler(context, request);
        auto generation = readGenerationRequest(candidate.dialect, request, context.model, candidate.streams);
        if (const auto *error = std::get_if<ApiError>(&generation))
            return generationError(server, candidate, *error);
        return std::get<ServedRequest>(std::move(generation));
    }
    return notFoundResponse(server);
}

} // namespace servescope
