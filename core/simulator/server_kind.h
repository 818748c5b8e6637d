// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/api_error.h"

#include <QStringList>

#include <optional>

namespace servescope {

/// Whose interface the simulator imitates.
enum class ServerKind : quint8 {
    Vllm,
    OpenAi,
    AzureOpenAi,
    Anthropic,
    Tgi,
    Triton,
    TrtllmServe,
    Sglang,
    LlamaCpp,
    Ollama,
    LmDeploy,
    DeepSpeedMii,
    ScaleLlm,
};

/// The kind of that name ("vllm", "llama.cpp" …); nullopt: there is none.
std::optional<ServerKind> serverKind(QStringView name);
QString serverName(ServerKind kind);

/// What differs between the servers beyond paths and frames.
struct ServerTraits
{
    bool forcesLength;   ///< knows ignore_eos
    bool refusesUnknown; ///< answers 400 to members that OpenAI's interface does not have
    bool takesAnyModel;
};
ServerTraits serverTraits(ServerKind kind);

struct HttpRequest;
/// Whether the request carries the key where this server looks for it.
bool carriesKey(ServerKind kind, const HttpRequest &request, const QByteArray &key);
/// Whether the path asks for a key at all.
bool pathWantsKey(ServerKind kind, const QByteArray &path);

/// The error as this server words and shapes it.
HttpResponse serverError(ServerKind kind, const ApiError &error);
HttpResponse unauthorizedResponse(ServerKind kind);
HttpResponse notFoundResponse(ServerKind kind);

} // namespace servescope
