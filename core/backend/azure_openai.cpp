// SPDX-License-Identifier: GPL-3.0-or-later
// Azure OpenAI's chat. The path is that of the current interface, with the deployment as model; the older one
// (/openai/deployments/NAME/chat/completions?api-version=…) is given as endpoint.
// Taken from documentation and reports, never met live: the probe checks path, key, stream and usage.
#include "core/backend/openai_dialect.h"
#include "core/backend/registry.h"

namespace servescope {

namespace {

constexpr OpenAiProfile profile{.key = "azure-openai",
                                .path = "/openai/v1/chat/completions",
                                .place = TextPlace::Delta,
                                .lengthField = "max_completion_tokens",
                                .exactLength = ExactLength::Impossible,
                                .neutralPenalty = false,
                                .streamUsage = true};

class AzureBackend final : public OpenAiFamilyBackend
{
public:
    AzureBackend() : OpenAiFamilyBackend(profile) {}

    std::vector<HttpHeader> headers(const QByteArray &apiKey, const QString &) const override
    {
        return apiKey.isEmpty() ? std::vector<HttpHeader>() : std::vector<HttpHeader>{{"api-key", apiKey}};
    }
};

} // namespace

const Backend &azureOpenAiBackend()
{
    static const AzureBackend backend;
    return backend;
}

} // namespace servescope
