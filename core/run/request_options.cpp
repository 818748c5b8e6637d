// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/request_options.h"

#include <QRegularExpression>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> toInt(const std::optional<qint64> &value)
{
    return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

bool names(const std::vector<HttpHeader> &headers, const QByteArray &name)
{
    return std::any_of(headers.begin(), headers.end(), [&name](const HttpHeader &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

Result<void> applyRequestOptions(const Scenario &scenario, LoadPlan &plan)
{
    GenerationRequest &request = plan.request;
    request.temperature = scenario.temperature;
    request.topP = scenario.topP;
    request.topK = toInt(scenario.topK);
    request.minP = scenario.minP;
    request.frequencyPenalty = scenario.frequencyPenalty;
    request.presencePenalty = scenario.presencePenalty;
    request.repetitionPenalty = scenario.repetitionPenalty;
    request.logprobs = toInt(scenario.logprobs);
    request.chatTemplateKwargs = scenario.chatTemplateKwargs.toUtf8();
    request.extraBody = scenario.extraBody.toUtf8();
    static const QRegularExpression blanks(u"[\\s,]+"_s);
    const QStringList modules = scenario.loraModules.split(blanks, Qt::SkipEmptyParts);
    plan.loraModules.assign(modules.begin(), modules.end());
    plan.loraRoundRobin = scenario.loraAssignment == "round-robin"_L1;

    const QStringList unsent = unsentOptions(*plan.backend, request);
    if (unsent.isEmpty())
        return {};
    return Error{u"backend.unsent_option"_s,
                 u"The backend %1 has no way to send %2."_s.arg(plan.backend->key(), unsent.join(", "_L1)),
                 u"Leave it out, or put it into extra_body under the server's own name for it."_s,
                 {plan.backend->key(), unsent.join(", "_L1)}};
}

Result<QByteArray> keyFor(const Scenario &scenario, const QByteArray &usual, const QByteArray &remembered)
{
    if (scenario.keyEnv.isEmpty())
        return usual.isEmpty() ? remembered : usual;
    const QByteArray key = qgetenv(scenario.keyEnv.toLocal8Bit().constData()).trimmed();
    if (!key.isEmpty() || !remembered.isEmpty())
        return key.isEmpty() ? remembered : key;
    return Error{u"backend.no_key"_s,
                 u"The environment variable %1, which key_env names, is not set."_s.arg(scenario.keyEnv),
                 u"Set it to the server's API key, or leave key_env out."_s,
                 {scenario.keyEnv}};
}

void addBackendHeaders(const Backend &backend, const QByteArray &key, const QString &host,
                       std::vector<HttpHeader> &headers)
{
    const QByteArray shown = names(headers, "Authorization") ? QByteArray() : key;
    for (const HttpHeader &header : backend.headers(shown, host)) {
        if (!names(headers, header.first))
            headers.push_back(header);
    }
}

} // namespace servescope
