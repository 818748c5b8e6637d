// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/routes.h"

#include "core/base/json_writer.h"
#include "core/simulator/prompt_tokens.h"

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

using Handler = HttpResponse (*)(const RouteContext &, const HttpRequest &);

HttpResponse jsonResponse(JsonWriter &json)
{
    HttpResponse response;
    response.body = json.take();
    return response;
}

HttpResponse health(const RouteContext &, const HttpRequest &)
{
    return {};
}

HttpResponse version(const RouteContext &, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("version", SERVESCOPE_VERSION "+servescope.simulator").endObject();
    return jsonResponse(json);
}

HttpResponse models(const RouteContext &context, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("object", "list").key("data").beginArray().beginObject();
    json.member("id", context.model.name).member("object", "model").member("created", context.startedAt);
    json.member("owned_by", "vllm").member("root", context.model.name).key("parent").null();
    json.member("max_model_len", context.model.maxLength);
    json.key("permission").beginArray().beginObject();
    json.member("id", "modelperm-simulator").member("object", "model_permission");
    json.member("created", context.startedAt).member("allow_create_engine", false);
    json.member("allow_sampling", true).member("allow_logprobs", false).member("allow_search_indices", false);
    json.member("allow_view", true).member("allow_fine_tuning", false).member("organization", "*");
    json.key("group").null().member("is_blocking", false);
    json.endObject().endArray().endObject().endArray().endObject();
    return jsonResponse(json);
}

HttpResponse metrics(const RouteContext &context, const HttpRequest &)
{
    HttpResponse response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = context.metrics();
    return response;
}

HttpResponse tokenize(const RouteContext &context, const HttpRequest &request)
{
    BodyFields fields(request);
    const bool chat = fields.has("messages"_L1);
    const bool addBos = fields.boolean("add_special_tokens"_L1, !chat);
    const bool forAnswer = fields.boolean("add_generation_prompt"_L1, true);
    const bool strings = fields.boolean("return_token_strs"_L1, false);
    const QString wanted = fields.text("model"_L1);
    if (fields.error())
        return errorResponse(*fields.error());
    if (const auto error = modelError(wanted, context.model))
        return errorResponse(*error);
    const Vocabulary &vocabulary = context.model.vocabulary;
    const std::vector<int> ids = chat ? messageTokens(fields, vocabulary, addBos, forAnswer)
                                      : promptTokens(fields, vocabulary, addBos);
    if (fields.error())
        return errorResponse(*fields.error());
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
    json.beginObject().member("prompt", QString::fromUtf8(context.model.vocabulary.decode(ids))).endObject();
    return jsonResponse(json);
}

struct Route
{
    QByteArrayView path;
    QByteArrayView method;
    Handler handler; // null: generation
};

const Route routeTable[] = {
    {"/health", "GET", health},           {"/version", "GET", version},
    {"/metrics", "GET", metrics},         {"/v1/models", "GET", models},
    {"/v1/completions", "POST", nullptr}, {"/v1/chat/completions", "POST", nullptr},
    {"/tokenize", "POST", tokenize},      {"/detokenize", "POST", detokenize},
};

bool authorized(const RouteContext &context, const HttpRequest &request, const QByteArray &path)
{
    if (context.apiKey.isEmpty() || !path.startsWith("/v1"))
        return true;
    const QByteArray header = request.header("authorization");
    const qsizetype blank = header.indexOf(' ');
    return blank > 0 && header.left(blank).toLower() == "bearer" &&
           header.mid(blank + 1).trimmed() == context.apiKey;
}

} // namespace

std::optional<Dialect> generationDialect(const QByteArray &path)
{
    if (path == "/v1/completions")
        return Dialect::Completions;
    if (path == "/v1/chat/completions")
        return Dialect::Chat;
    return std::nullopt;
}

std::variant<HttpResponse, GenerationRequest> route(const RouteContext &context, const HttpRequest &request)
{
    const QByteArray path = request.path();
    if (!authorized(context, request, path)) {
        HttpResponse response;
        response.status = 401;
        response.body = R"({"error":"Unauthorized"})";
        return response;
    }
    for (const Route &candidate : routeTable) {
        if (candidate.path != path)
            continue;
        if (candidate.method != request.method) {
            HttpResponse response = detailResponse(405, "Method Not Allowed");
            response.allow = candidate.method.toByteArray();
            return response;
        }
        if (candidate.handler)
            return candidate.handler(context, request);
        auto generation = readGenerationRequest(*generationDialect(path), request, context.model);
        if (const auto *error = std::get_if<ApiError>(&generation))
            return errorResponse(*error);
        return std::get<GenerationRequest>(std::move(generation));
    }
    return detailResponse(404, "Not Found");
}

} // namespace servescope
