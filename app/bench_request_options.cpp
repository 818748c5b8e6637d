// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_request_options.h"

#include "core/transport/network_defaults.h"

#include <QJsonDocument>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error badValue(const QString &message)
{
    return {u"usage.bad_value"_s, message, {}, {}};
}

} // namespace

Result<void> readRequestOptions(const Arguments &arguments, Scenario &scenario)
{
    const auto number = [&arguments](const char *flag, std::optional<double> &value) {
        if (arguments.has(flag))
            value = arguments.number(flag);
    };
    const auto integer = [&arguments](const char *flag, std::optional<qint64> &value) {
        if (arguments.has(flag))
            value = arguments.integer(flag);
    };
    number("--top-p", scenario.topP);
    integer("--top-k", scenario.topK);
    number("--min-p", scenario.minP);
    number("--frequency-penalty", scenario.frequencyPenalty);
    number("--presence-penalty", scenario.presencePenalty);
    number("--repetition-penalty", scenario.repetitionPenalty);
    integer("--logprobs", scenario.logprobs);
    scenario.chatTemplateKwargs = arguments.text("--chat-template-kwargs");
    if (!scenario.chatTemplateKwargs.isEmpty() &&
        !QJsonDocument::fromJson(scenario.chatTemplateKwargs.toUtf8()).isObject())
        return badValue(u"--chat-template-kwargs: this is no JSON object."_s);
    scenario.loraModules = arguments.words("--lora-modules").join(u' ');
    scenario.loraAssignment = arguments.text("--lora-assignment");
    if (scenario.loraAssignment != "random"_L1 && scenario.loraAssignment != "round-robin"_L1)
        return badValue(
            u"--lora-assignment: \"%1\" is neither random nor round-robin."_s.arg(scenario.loraAssignment));
    if (arguments.has("--key-env"))
        scenario.keyEnv = arguments.text("--key-env");
    scenario.caFile = arguments.text("--ca-file");
    scenario.profile = arguments.has("--profile");
    scenario.resetCache = arguments.has("--reset-cache");
    scenario.metricsUrl = arguments.text("--metrics-url");
    if (!scenario.metricsUrl.isEmpty() && scenario.metricsUrl != "off"_L1 &&
        !scenario.metricsUrl.startsWith("http"_L1))
        return badValue(u"--metrics-url: \"%1\" is no address."_s.arg(scenario.metricsUrl));
    acceptAnyCertificate(arguments.has("--insecure"));
    return {};
}

} // namespace servescope
