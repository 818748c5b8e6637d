// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI chat completions. The prompt is one user message whose content is an array of parts, as vLLM's
// client sends it; the length goes by its present name, max_completion_tokens.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QByteArray userMessage(const QString &prompt)
{
    JsonWriter writer(JsonWriter::Style::Compact);
    writer.beginArray().beginObject().member("role", "user").key(QByteArrayView("content"));
    writer.beginArray().beginObject().member("type", "text").member("text", prompt).endObject().endArray();
    writer.endObject().endArray();
    return writer.take();
}

class OpenAiChatBackend final : public Backend
{
public:
    QString key() const override { return u"openai-chat"_s; }
    QString defaultPath() const override { return u"/v1/chat/completions"_s; }
    bool canForceLength() const override { return true; }

    QByteArray body(const GenerationRequest &request) const override
    {
        return OpenAiBody(request)
            .model(request.model)
            .raw("messages", userMessage(request.prompt))
            .member("max_completion_tokens", request.outputTokens)
            .streaming(request)
            .take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return makeOpenAiDecoder(TextPlace::Delta, keepText);
    }
};

} // namespace

const Backend &openAiChatBackend()
{
    static const OpenAiChatBackend backend;
    return backend;
}

} // namespace servescope
