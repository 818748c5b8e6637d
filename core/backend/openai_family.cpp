// SPDX-License-Identifier: GPL-3.0-or-later
// The request bodies of the OpenAI family, in the order in which vLLM's client writes their members.
#include "core/backend/openai_dialect.h"
#include "core/backend/request_body.h"

namespace servescope {

namespace {

void addLogprobs(RequestBody &body, const GenerationRequest &request, bool chat)
{
    if (!request.logprobs)
        return;
    if (chat) {
        body.member("logprobs", true);
        if (*request.logprobs > 0)
            body.member("top_logprobs", *request.logprobs);
    } else {
        body.member("logprobs", *request.logprobs);
    }
}

} // namespace

QByteArray OpenAiFamilyBackend::body(const GenerationRequest &request) const
{
    const bool chat = m_profile.place == TextPlace::Delta;
    RequestBody body(request);
    body.model(request.model);
    if (chat)
        body.raw("messages", chatMessages(request, MessageContent::Parts));
    else
        body.member("prompt", request.prompt);
    if (request.repetitionPenalty)
        body.member("repetition_penalty", *request.repetitionPenalty);
    else if (m_profile.neutralPenalty)
        body.member("repetition_penalty", 1.0);
    body.member(m_profile.lengthField, request.outputTokens);
    addLogprobs(body, request, chat);
    body.member("stream", true);
    if (m_profile.streamUsage)
        body.raw("stream_options", R"({"include_usage":true})");
    body.member("temperature", request.temperature).member("top_p", request.topP);
    body.member("top_k", request.topK).member("min_p", request.minP);
    body.member("frequency_penalty", request.frequencyPenalty);
    body.member("presence_penalty", request.presencePenalty);
    if (request.ignoreEos && m_profile.exactLength == ExactLength::IgnoreEos)
        body.member("ignore_eos", true);
    if (request.ignoreEos && m_profile.exactLength == ExactLength::MinTokens)
        body.member("min_tokens", request.outputTokens);
    if (chat)
        body.raw("chat_template_kwargs", request.chatTemplateKwargs);
    return body.take();
}

} // namespace servescope
