// SPDX-License-Identifier: GPL-3.0-or-later
// vLLM's text completions, with the body its own benchmark client sends (vllm bench serve, backend "vllm").
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

class VllmBackend final : public Backend
{
public:
    QString key() const override { return u"vllm"_s; }
    QString defaultPath() const override { return u"/v1/completions"_s; }
    bool canForceLength() const override { return true; }

    QByteArray body(const GenerationRequest &request) const override
    {
        return OpenAiBody(request)
            .model(request.model)
            .member("prompt", request.prompt)
            .member("repetition_penalty", 1.0) // so that a model's own generation defaults do not set another
            .member("max_tokens", request.outputTokens)
            .streaming(request)
            .take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return makeOpenAiDecoder(TextPlace::Choice, keepText);
    }
};

} // namespace

const Backend &vllmBackend()
{
    static const VllmBackend backend;
    return backend;
}

} // namespace servescope
