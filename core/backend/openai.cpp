// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI text completions: only members that OpenAI's own endpoint knows, since strict servers refuse the
// rest. ignore_eos is the exception, and is sent only when asked for: vLLM's client does the same under this
// key, and nearly every server behind it but OpenAI's honours it.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

class OpenAiBackend final : public Backend
{
public:
    QString key() const override { return u"openai"_s; }
    QString defaultPath() const override { return u"/v1/completions"_s; }
    bool canForceLength() const override { return true; }

    QByteArray body(const GenerationRequest &request) const override
    {
        return OpenAiBody(request)
            .model(request.model)
            .member("prompt", request.prompt)
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

const Backend &openAiBackend()
{
    static const OpenAiBackend backend;
    return backend;
}

} // namespace servescope
