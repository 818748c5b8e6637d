// SPDX-License-Identifier: GPL-3.0-or-later
// Embeddings. truncate_prompt_tokens −1, as vLLM's client sends it, cuts a prompt to what the model takes.
// Taken from vLLM's source, never met live: the probe tries whether the member is refused.
#include "core/backend/registry.h"
#include "core/backend/request_body.h"
#include "core/backend/whole_answer_decoder.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

class OpenAiEmbeddingsBackend final : public Backend
{
public:
    QString key() const override { return u"openai-embeddings"_s; }
    QString defaultPath() const override { return u"/v1/embeddings"_s; }
    bool canForceLength() const override { return false; }
    QString lengthField() const override { return {}; }
    bool streams() const override { return false; }

    QByteArray body(const GenerationRequest &request) const override
    {
        return RequestBody(request)
            .model(request.model)
            .member("input", request.prompt)
            .member("truncate_prompt_tokens", -1)
            .take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool) const override
    {
        return std::make_unique<WholeAnswerDecoder>("data");
    }
};

} // namespace

const Backend &openAiEmbeddingsBackend()
{
    static const OpenAiEmbeddingsBackend backend;
    return backend;
}

} // namespace servescope
