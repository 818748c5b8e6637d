// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/served_request.h"

#include "core/simulator/native_requests.h"
#include "core/simulator/prompt_tokens.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// What vLLM does and this server does not: better refused than ignored, as it would change the answer.
void refuseUnsupported(BodyFields &fields, Dialect dialect)
{
    const auto refuse = [&fields](QLatin1StringView name) {
        fields.fail(
            {400, u"`%1` is not supported by this simulated server."_s.arg(name), "BadRequestError", name});
    };
    for (const auto name : {"n"_L1, "best_of"_L1}) {
        if (fields.integer(name).value_or(1) != 1)
            refuse(name);
    }
    if (fields.boolean("use_beam_search"_L1, false))
        refuse("use_beam_search"_L1);
    if (isChat(dialect)) {
        for (const auto name : {"logprobs"_L1, "echo"_L1, "continue_final_message"_L1}) {
            if (fields.boolean(name, false))
                refuse(name);
        }
    } else {
        if (fields.integer("logprobs"_L1))
            refuse("logprobs"_L1);
        if (fields.boolean("echo"_L1, false))
            refuse("echo"_L1);
        if (!fields.text("suffix"_L1).isEmpty())
            refuse("suffix"_L1);
    }
}

void checkSampling(BodyFields &fields)
{
    const auto wrong = [&fields](QLatin1StringView name, const QString &text) {
        fields.fail({400, text, "BadRequestError", name});
    };
    const double temperature = fields.number("temperature"_L1).value_or(1);
    if (temperature < 0)
        wrong("temperature"_L1, u"temperature must be non-negative, got %1."_s.arg(temperature));
    const double topP = fields.number("top_p"_L1).value_or(1);
    if (topP <= 0 || topP > 1)
        wrong("top_p"_L1, u"top_p must be in (0, 1], got %1."_s.arg(topP));
    const int topK = fields.integer("top_k"_L1).value_or(0);
    if (topK < -1)
        wrong("top_k"_L1, u"top_k must be 0 (disable), or at least 1, got %1."_s.arg(topK));
}

void readStreamOptions(BodyFields &fields, ServedRequest &request)
{
    request.stream = fields.boolean("stream"_L1, false);
    request.streamInterval = fields.integer("stream_interval"_L1).value_or(1);
    if (request.streamInterval < 1)
        fields.fail({400, u"stream_interval must be at least 1, got %1."_s.arg(request.streamInterval),
                     "BadRequestError", u"stream_interval"_s});
    if (!fields.has("stream_options"_L1))
        return;
    BodyFields options(fields.object("stream_options"_L1), u"stream_options"_s);
    request.includeUsage = options.boolean("include_usage"_L1, false);
    request.continuousUsage = options.boolean("continuous_usage_stats"_L1, false);
    if (options.error())
        fields.fail(*options.error());
    else if (!request.stream)
        fields.fail({400, u"Stream options can only be defined when `stream=True`."_s, "BadRequestError",
                     u"stream_options"_s});
}

void truncatePrompt(BodyFields &fields, ServedRequest &request, int maxLength)
{
    const auto wanted = fields.integer("truncate_prompt_tokens"_L1);
    if (!wanted)
        return;
    if (*wanted < -1 || *wanted == 0 || *wanted > maxLength) {
        fields.fail(
            {400, u"truncate_prompt_tokens must be -1 or in [1, %1], got %2."_s.arg(maxLength).arg(*wanted),
             "BadRequestError", u"truncate_prompt_tokens"_s});
        return;
    }
    const auto keep = static_cast<size_t>(*wanted == -1 ? maxLength : *wanted);
    if (request.prompt.size() > keep)
        request.prompt.erase(request.prompt.begin(),
                             request.prompt.end() - static_cast<std::ptrdiff_t>(keep));
}

/// Ollama reads max_tokens only.
bool knowsCompletionTokens(Dialect dialect, ServerKind server)
{
    return isChat(dialect) && server != ServerKind::Ollama;
}

void readLengths(BodyFields &fields, ServedRequest &request, int maxLength, ServerKind server)
{
    auto wanted = fields.integer("max_tokens"_L1);
    if (knowsCompletionTokens(request.dialect, server) && fields.has("max_completion_tokens"_L1))
        wanted = fields.integer("max_completion_tokens"_L1);
    if (wanted == -1 && server != ServerKind::Vllm) // llama.cpp, Ollama: without end
        wanted.reset();
    const qint64 prompt = static_cast<qint64>(request.prompt.size());
    const qint64 room = maxLength - prompt;
    if (wanted && *wanted < 1) {
        fields.fail({400, u"max_tokens must be at least 1, got %1."_s.arg(*wanted), "BadRequestError",
                     u"max_tokens"_s});
        return;
    }
    if (prompt == 0)
        fields.fail({400, u"The decoder prompt cannot be empty"_s, "BadRequestError", u"prompt"_s});
    const bool endless =
        isChat(request.dialect) || server == ServerKind::Ollama || server == ServerKind::LlamaCpp;
    const qint64 fallback = endless ? room : std::min<qint64>(16, room);
    const qint64 output = wanted ? *wanted : std::max<qint64>(fallback, 1);
    if (output > room) {
        fields.fail(
            {400,
             u"This model's maximum context length is %1 tokens. However, you requested %2 output tokens and "
             "your prompt contains %3 input tokens, for a total of %4 tokens. Please reduce the length of "
             "the "
             "input prompt or the number of requested output tokens."_s.arg(maxLength)
                 .arg(output)
                 .arg(prompt)
                 .arg(prompt + output),
             "BadRequestError", u"input_tokens"_s, true});
        return;
    }
    request.maxTokens = static_cast<int>(output);
    request.minTokens = fields.integer("min_tokens"_L1).value_or(0);
    if (request.minTokens < 0 || request.minTokens > request.maxTokens)
        fields.fail({400,
                     u"min_tokens must be in [0, max_tokens=%1], got %2."_s.arg(request.maxTokens)
                         .arg(request.minTokens),
                     "BadRequestError", u"min_tokens"_s});
}

} // namespace

std::optional<ApiError> modelError(const QString &wanted, const ServedModel &model)
{
    if (wanted.isEmpty() || wanted == model.name)
        return std::nullopt;
    return ApiError{404, u"The model `%1` does not exist."_s.arg(wanted), "NotFoundError", u"model"_s};
}

namespace {

/// Members that OpenAI's own interface refuses by name.
void refuseUnknown(BodyFields &fields)
{
    for (const auto name : {"ignore_eos"_L1, "repetition_penalty"_L1, "top_k"_L1, "min_p"_L1, "min_tokens"_L1,
                            "truncate_prompt_tokens"_L1}) {
        if (fields.has(name))
            fields.fail({400, u"Unrecognized request argument supplied: %1"_s.arg(name),
                         "invalid_request_error", name});
    }
}

} // namespace

std::variant<ServedRequest, ApiError> readGenerationRequest(Dialect dialect, const HttpRequest &http,
                                                            const ServedModel &model, bool streamPath)
{
    const BodyFields received(http);
    if (received.error())
        return *received.error();
    BodyFields fields(commonMembers(dialect, received.members(), streamPath), QString());
    ServedRequest request;
    request.dialect = dialect;
    const ServerTraits traits = serverTraits(model.server);
    const QString wanted = fields.text("model"_L1);
    const bool oneAnswer = dialect == Dialect::Embeddings || dialect == Dialect::Rerank;
    if (traits.refusesUnknown && dialect != Dialect::Messages)
        refuseUnknown(fields);
    refuseUnsupported(fields, dialect);
    checkSampling(fields);
    readStreamOptions(fields, request);
    if (dialect == Dialect::Messages && !fields.has("max_tokens"_L1))
        fields.fail({400, u"max_tokens: Field required"_s, "invalid_request_error", u"max_tokens"_s});
    request.ignoreEos = traits.forcesLength && fields.boolean("ignore_eos"_L1, false);
    request.returnTokenIds = fields.boolean("return_token_ids"_L1, false) ||
                             dialect == Dialect::TgiGenerate || dialect == Dialect::SglangGenerate ||
                             dialect == Dialect::LmDeployGenerate || dialect == Dialect::LlamaCompletion;
    request.documents = static_cast<int>(fields.raw("documents"_L1).toArray().size());
    const bool chat = isChat(dialect);
    const bool addBos = fields.boolean("add_special_tokens"_L1, !chat);
    const bool forAnswer = fields.boolean("add_generation_prompt"_L1, true);
    if (fields.error())
        return *fields.error();
    if (!traits.takesAnyModel) {
        if (const auto error = modelError(wanted, model))
            return *error;
    }
    request.prompt = chat ? messageTokens(fields, model.vocabulary, addBos, forAnswer)
                          : promptTokens(fields, model.vocabulary, addBos);
    if (!fields.error())
        truncatePrompt(fields, request, model.maxLength);
    if (!fields.error())
        readLengths(fields, request, model.maxLength, model.server);
    if (fields.error())
        return *fields.error();
    if (oneAnswer)
        request.ignoreEos = true;
    return request;
}

} // namespace servescope
