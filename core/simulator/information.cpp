// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/information.h"

#include "core/base/json_writer.h"

using namespace Qt::StringLiterals;

namespace servescope {

HttpResponse jsonResponse(JsonWriter &json)
{
    HttpResponse response;
    response.body = json.take();
    return response;
}

namespace information {

namespace {

constexpr const char *ownVersion = SERVESCOPE_VERSION "+servescope.simulator";

QString owner(ServerKind kind, const QString &model)
{
    switch (kind) {
    case ServerKind::Vllm:
        return u"vllm"_s;
    case ServerKind::Sglang:
        return u"sglang"_s;
    case ServerKind::LlamaCpp:
        return u"llamacpp"_s;
    case ServerKind::LmDeploy:
        return u"lmdeploy"_s;
    case ServerKind::Ollama:
        return u"library"_s;
    case ServerKind::TrtllmServe:
        return u"tensorrt_llm"_s;
    case ServerKind::Tgi:
        return model;
    case ServerKind::ScaleLlm:
        return u"scalellm"_s;
    case ServerKind::DeepSpeedMii:
        return u"deepspeed-mii"_s;
    default:
        return u"system"_s;
    }
}

JsonWriter &vllmMembers(JsonWriter &json, const RouteContext &context)
{
    json.member("max_model_len", context.model.maxLength);
    json.key("permission").beginArray().beginObject();
    json.member("id", "modelperm-simulator").member("object", "model_permission");
    json.member("created", context.startedAt).member("allow_create_engine", false);
    json.member("allow_sampling", true).member("allow_logprobs", false).member("allow_search_indices", false);
    json.member("allow_view", true).member("allow_fine_tuning", false).member("organization", "*");
    json.key("group").null().member("is_blocking", false);
    return json.endObject().endArray();
}

} // namespace

HttpResponse health(const RouteContext &, const HttpRequest &)
{
    return {};
}

HttpResponse healthOk(const RouteContext &, const HttpRequest &)
{
    HttpResponse response;
    response.body = R"({"status":"ok"})";
    return response;
}

HttpResponse version(const RouteContext &, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("version", ownVersion).endObject();
    return jsonResponse(json);
}

HttpResponse models(const RouteContext &context, const HttpRequest &)
{
    const ServerKind kind = context.model.server;
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject();
    if (kind == ServerKind::Anthropic) {
        json.key("data").beginArray().beginObject().member("type", "model").member("id", context.model.name);
        json.member("display_name", context.model.name).endObject().endArray().member("has_more", false);
        json.endObject();
        return jsonResponse(json);
    }
    json.member("object", "list").key("data").beginArray().beginObject();
    json.member("id", context.model.name).member("object", "model").member("created", context.startedAt);
    json.member("owned_by", owner(kind, context.model.name));
    if (kind == ServerKind::Vllm) {
        json.member("root", context.model.name).key("parent").null();
        vllmMembers(json, context);
    } else if (kind == ServerKind::Sglang) {
        json.member("root", context.model.name).member("max_model_len", context.model.maxLength);
    } else if (kind == ServerKind::LlamaCpp) {
        json.key("meta").beginObject().member("n_vocab", WordStock::size);
        json.member("n_ctx_train", context.model.maxLength).endObject();
    }
    json.endObject().endArray().endObject();
    return jsonResponse(json);
}

HttpResponse metrics(const RouteContext &context, const HttpRequest &)
{
    HttpResponse response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = context.metrics();
    return response;
}

/// trtllm-serve's statistics of its iterations.
HttpResponse iterations(const RouteContext &, const HttpRequest &)
{
    HttpResponse response;
    response.body = "[]";
    return response;
}

HttpResponse tgiInfo(const RouteContext &context, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("model_id", context.model.name).key("model_sha").null();
    json.member("max_concurrent_requests", 128).member("max_input_tokens", context.model.maxLength - 1);
    json.member("max_total_tokens", context.model.maxLength).member("validation_workers", 2);
    json.member("router", "text-generation-router").member("version", ownVersion).endObject();
    return jsonResponse(json);
}

HttpResponse llamaProps(const RouteContext &context, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().key("default_generation_settings").beginObject();
    json.member("n_ctx", context.model.maxLength).endObject().member("total_slots", 4);
    json.member("model_path", context.model.name).member("build_info", ownVersion).endObject();
    return jsonResponse(json);
}

HttpResponse sglangInfo(const RouteContext &context, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("model_path", context.model.name).member("tp_size", 1);
    json.member("version", ownVersion).endObject();
    return jsonResponse(json);
}

HttpResponse sglangModel(const RouteContext &context, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("model_path", context.model.name);
    json.member("tokenizer_path", context.model.name).member("is_generation", true).endObject();
    return jsonResponse(json);
}

HttpResponse ollamaRoot(const RouteContext &, const HttpRequest &)
{
    HttpResponse response;
    response.contentType = "text/plain; charset=utf-8";
    response.body = "Ollama is running";
    return response;
}

HttpResponse ollamaVersion(const RouteContext &context, const HttpRequest &request)
{
    return version(context, request);
}

HttpResponse ollamaTags(const RouteContext &context, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().key("models").beginArray().beginObject().member("name", context.model.name);
    json.member("model", context.model.name).endObject().endArray().endObject();
    return jsonResponse(json);
}

HttpResponse tritonServer(const RouteContext &, const HttpRequest &)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("name", "triton").member("version", ownVersion).endObject();
    return jsonResponse(json);
}

HttpResponse resetCache(const RouteContext &context, const HttpRequest &)
{
    context.forgetPrefixes();
    HttpResponse response;
    response.body = R"({"success":true})";
    return response;
}

} // namespace information

} // namespace servescope
