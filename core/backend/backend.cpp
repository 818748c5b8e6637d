// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

std::vector<HttpHeader> Backend::headers(const QByteArray &apiKey, const QString &) const
{
    if (apiKey.isEmpty())
        return {};
    return {{"Authorization", "Bearer " + apiKey}};
}

QStringList unsentOptions(const Backend &backend, const GenerationRequest &request)
{
    QStringList unsent;
    // Whether two values of it make two bodies.
    const auto check = [&](const char *name, auto member, const auto &one, const auto &other) {
        GenerationRequest first = request;
        GenerationRequest second = request;
        const bool set = request.*member != GenerationRequest().*member;
        first.*member = one;
        second.*member = other;
        if (set && backend.body(first) == backend.body(second))
            unsent += QLatin1StringView(name);
    };
    check("ignore_eos", &GenerationRequest::ignoreEos, true, false);
    check("temperature", &GenerationRequest::temperature, 0.5, 0.7);
    check("top_p", &GenerationRequest::topP, 0.5, 0.7);
    check("top_k", &GenerationRequest::topK, 5, 7);
    check("min_p", &GenerationRequest::minP, 0.5, 0.7);
    check("frequency_penalty", &GenerationRequest::frequencyPenalty, 0.5, 0.7);
    check("presence_penalty", &GenerationRequest::presencePenalty, 0.5, 0.7);
    check("repetition_penalty", &GenerationRequest::repetitionPenalty, 1.5, 1.7);
    check("logprobs", &GenerationRequest::logprobs, 1, 2);
    check("chat_template_kwargs", &GenerationRequest::chatTemplateKwargs, QByteArray("{}"),
          QByteArray(R"({"a":1})"));
    return unsent;
}

int runawayLimit(int askedTokens)
{
    // Wide, because thinking may come on top of what was asked for.
    return askedTokens > 100'000'000 ? askedTokens : std::max(askedTokens, 1) * 4 + 256;
}

Error runawayError(const Backend &backend, int askedTokens)
{
    return {
        u"stream.runaway"_s,
        u"The server went on past %1 tokens although %2 were asked for, and was stopped."_s
            .arg(runawayLimit(askedTokens))
            .arg(askedTokens),
        u"It may not know the length by the name of %1: choose the backend made for this server."_s.arg(
            backend.lengthField()),
        {QString::number(runawayLimit(askedTokens)), QString::number(askedTokens), backend.lengthField()}};
}

} // namespace servescope
