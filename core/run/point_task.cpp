// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/point_task.h"

#include "core/backend/backend.h"
#include "core/run/dataset_options.h"
#include "core/run/first_model.h"
#include "core/run/request_options.h"
#include "core/transport/private_authority.h"

#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto authorization = "Authorization";

/// All headers of a request; the key only where the person's own do not already say who they are.
LoadPlan::Headers requestHeaders(const PointTask &task, const Backend &backend, const QByteArray &url)
{
    LoadPlan::Headers headers = task.secretHeaders;
    for (auto it = task.scenario.headers.cbegin(); it != task.scenario.headers.cend(); ++it)
        headers.emplace_back(it.key().toUtf8(), it.value().toUtf8());
    addBackendHeaders(backend, task.apiKey, QUrl::fromEncoded(url).host(), headers);
    return headers;
}

QByteArray bearerOf(const LoadPlan::Headers &headers)
{
    constexpr QByteArrayView scheme("Bearer ");
    for (const auto &[name, value] : headers) {
        if (name.compare(authorization, Qt::CaseInsensitive) == 0 && value.startsWith(scheme))
            return value.mid(scheme.size());
    }
    return {};
}

QByteArray requestIdPrefix(const PointTask &task)
{
    if (!task.requestIdPrefix.isEmpty())
        return task.requestIdPrefix;
    return "bench-" + QByteArray::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, '0') +
           '-';
}

std::optional<RampUp> rampOf(const Scenario &scenario)
{
    if (scenario.rampUpStrategy.isEmpty() || !scenario.rampUpStartRps || !scenario.rampUpEndRps)
        return std::nullopt;
    return RampUp{scenario.rampUpStrategy == "linear"_L1 ? RampUp::Strategy::Linear
                                                         : RampUp::Strategy::Exponential,
                  *scenario.rampUpStartRps, *scenario.rampUpEndRps};
}

/// The rules of the scenario about when to stop.
void setLimits(LoadPlan &plan, const Scenario &scenario)
{
    plan.requestTimeout = fromSeconds(scenario.requestTimeout);
    plan.connectTimeout = fromSeconds(scenario.connectTimeout);
    plan.drainTimeout = fromSeconds(scenario.drainTimeout);
    if (scenario.duration)
        plan.duration = fromSeconds(*scenario.duration);
    plan.maxErrors = scenario.maxErrors;
    plan.maxErrorShare = scenario.maxErrorShare;
}

/// How many prompts the point takes, and how soon.
PromptCount promptCount(const PointTask &task)
{
    const Scenario &scenario = task.scenario;
    PromptCount count(task.point.load.numPrompts);
    count.warmups = scenario.numWarmups;
    const double fastest = scenario.rampUpEndRps
                               ? std::max(scenario.rampUpStartRps.value_or(0), *scenario.rampUpEndRps)
                               : task.point.requestRate;
    if (std::isfinite(fastest))
        count.perSecond = fastest;
    if (!task.uncapped)
        count.first = 2 * task.point.load.maxConcurrency;
    else if (std::isfinite(fastest))
        count.first = static_cast<int>(std::min(1e6, std::ceil(2 * fastest)));
    return count;
}

PointSetup makeSetup(const PointTask &task, const TokenizerChoice &tokenizer, const QString &path)
{
    const Scenario &scenario = task.scenario;
    PointSetup setup;
    setup.pointId = task.point.id;
    setup.label = task.label;
    setup.metadata = task.metadata;
    if (!task.percentileMetrics.isEmpty())
        setup.percentileMetrics = task.percentileMetrics;
    setup.backend = scenario.backend;
    setup.modelId = scenario.model;
    setup.tokenizerId = scenario.tokenizer.isEmpty() ? scenario.model : scenario.tokenizer;
    setup.baseUrl = scenario.baseUrl;
    setup.endpoint = path;
    setup.numPrompts = task.point.load.numPrompts;
    setup.inputLen = task.point.lengths.input;
    setup.outputLen = task.point.lengths.output;
    setup.requestRate = task.point.requestRate;
    setup.burstiness = scenario.burstiness;
    setup.rampUp = rampOf(scenario);
    if (!task.uncapped)
        setup.maxConcurrency = task.point.load.maxConcurrency;
    setup.goodput = scenario.goodput;
    setup.metricPercentiles = scenario.metricPercentiles;
    setup.seed = scenario.seed;
    setup.datasetName = scenario.datasetName;
    setup.tokenizerNote = tokenizer.note;
    setup.tokenizerExact = tokenizer.tokenizer->exact();
    return setup;
}

} // namespace

Result<PreparedPoint> preparePoint(PointTask task, const std::atomic_bool &cancelled)
{
    Scenario &scenario = task.scenario;
    const Backend *backend = findBackend(scenario.backend);
    if (!backend)
        return Error{u"backend.unknown"_s,
                     u"The backend \"%1\" is not known."_s.arg(scenario.backend),
                     u"Known ones: %1."_s.arg(backendKeys().join(", "_L1)),
                     {scenario.backend, backendKeys().join(", "_L1)}};
    const QString path = scenario.endpoint.isEmpty() ? backend->defaultPath() : scenario.endpoint;
    Result<QByteArray> url = requestUrl(*backend, scenario.baseUrl, scenario.endpoint);
    if (!url)
        return url.error();

    const Result<AuthorityLease> authority =
        trustAuthorities(scenario.caFile, {scenario.baseUrl, scenario.metricsUrl});
    if (!authority)
        return authority.error();
    const LoadPlan::Headers headers = requestHeaders(task, *backend, *url);
    const QByteArray bearer = bearerOf(headers);
    if (scenario.model.isEmpty()) {
        Result<QString> model = firstModel(scenario.baseUrl, bearer);
        if (!model)
            return model.error();
        scenario.model = *std::move(model);
    }

    TokenizerChoice tokenizer;
    if (task.tokenizer) {
        tokenizer = *task.tokenizer;
    } else {
        Result<TokenizerChoice> chosen =
            chooseTokenizer(scenario.tokenizer, scenario.baseUrl, scenario.model, bearer);
        if (!chosen)
            return chosen.error();
        tokenizer = *std::move(chosen);
    }
    if (datasetHasConversations(scenario.datasetName) && !backend->takesHistory())
        return Error{
            u"dataset.needs_chat"_s,
            u"The data set \"%1\" holds conversations, and the backend %2 takes one text only."_s.arg(
                scenario.datasetName, scenario.backend),
            u"Choose a chat backend, such as openai-chat."_s,
            {scenario.datasetName, scenario.backend}};
    Result<std::shared_ptr<PromptSource>> prompts = makePromptSource(
        tokenizer.tokenizer, datasetOptions(scenario, task.point.lengths, task.point.repeat));
    if (!prompts)
        return prompts.error();
    if (Result<void> ready = (*prompts)->prepare(promptCount(task), cancelled); !ready)
        return ready.error();

    PreparedPoint result;
    result.setup = makeSetup(task, tokenizer, path);
    result.setup.datasetFingerprint = (*prompts)->fingerprint();
    if (datasetHasOwnLengths(scenario.datasetName)) {
        const MeanLengths mean = meanLengths(**prompts, task.point.load.numPrompts);
        result.setup.inputLen = mean.prompt;
        result.setup.outputLen = mean.output;
    }
    if (const std::vector<Nanoseconds> arrivals = (*prompts)->arrivalOffsets(); !arrivals.empty()) {
        const auto last = static_cast<size_t>(std::max(1, task.point.load.numPrompts) - 1);
        const double seconds = toSeconds(arrivals.at(std::min(last, arrivals.size() - 1)));
        if (seconds > 0) // the mean rate, so that nobody takes the point for a closed loop
            result.setup.requestRate = std::round(1000 * task.point.load.numPrompts / seconds) / 1000;
        result.setup.metadata.emplace_back(u"arrivals"_s, scenario.datasetName);
    }
    result.tokenizer = tokenizer;

    LoadPlan &plan = result.plan;
    plan.backend = backend;
    plan.url = *url;
    plan.authority = *authority;
    plan.request.model = scenario.model;
    plan.request.ignoreEos =
        scenario.ignoreEos.value_or(datasetIsSynthetic(scenario.datasetName) && backend->canForceLength());
    if (Result<void> applied = applyRequestOptions(scenario, plan); !applied)
        return applied.error();
    plan.prompts = *prompts;
    plan.headers = headers;
    plan.requestIdPrefix = requestIdPrefix(task);
    plan.numPrompts = task.point.load.numPrompts;
    plan.maxConcurrency = result.setup.maxConcurrency;
    plan.requestRate = task.point.requestRate;
    plan.burstiness = scenario.burstiness;
    plan.rampUp = result.setup.rampUp;
    setLimits(plan, scenario);
    plan.workers = scenario.workers;
    plan.numWarmups = scenario.numWarmups;
    plan.seed = scenario.seed + static_cast<quint64>(task.point.repeat);
    plan.keepText = true;
    return result;
}

} // namespace servescope
