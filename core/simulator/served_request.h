// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/fault.h"
#include "core/simulator/http_request.h"
#include "core/simulator/server_kind.h"
#include "core/simulator/word_stock.h"

#include <variant>
#include <vector>

namespace servescope {

/// What a path speaks. The two first are OpenAI's, in the flavour of the server.
enum class Dialect {
    Completions,
    Chat,
    TgiGenerate,
    TritonGenerate,
    SglangGenerate,
    LmDeployGenerate,
    LlamaCompletion,
    OllamaGenerate,
    OllamaChat,
    Messages,  ///< Anthropic's
    Responses, ///< OpenAI's
    MiiGenerate,
    Embeddings,
    Rerank,
};

/// Dialects whose prompt is a conversation.
constexpr bool isChat(Dialect dialect)
{
    return dialect == Dialect::Chat || dialect == Dialect::OllamaChat || dialect == Dialect::Messages ||
           dialect == Dialect::Responses;
}

/// What a client asked to be generated, checked and complete.
struct ServedRequest
{
    Dialect dialect = Dialect::Completions;
    std::vector<int> prompt;
    int maxTokens = 16;
    int minTokens = 0;
    bool ignoreEos = false;
    bool stream = false;
    bool includeUsage = false;    ///< a frame with the counts before [DONE]
    bool continuousUsage = false; ///< the counts so far in every frame
    bool returnTokenIds = false;
    int documents = 0; ///< of a rerank request
    std::optional<FaultKind> fault;
    int streamInterval = 1; ///< tokens per frame; the first one always has its own
};

/// The model as the routes see it.
struct ServedModel
{
    QString name;
    int maxLength = 0;
    const WordStock &vocabulary;
    ServerKind server = ServerKind::Vllm;
};

/// `streamPath`: the path itself asks for a stream.
std::variant<ServedRequest, ApiError> readGenerationRequest(Dialect dialect, const HttpRequest &request,
                                                            const ServedModel &model,
                                                            bool streamPath = false);

/// Empty or the served name are right; else vLLM's 404.
std::optional<ApiError> modelError(const QString &wanted, const ServedModel &model);

} // namespace servescope
