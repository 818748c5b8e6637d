// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_prepare.h"

#include "core/backend/backend.h"
#include "core/dataset/dataset.h"
#include "core/tokenizer/tokenizer.h"
#include "core/transport/http_fetch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto authorization = "Authorization";

/// The person's own headers; the key of the environment only where they do not already say who they are.
std::vector<std::pair<QByteArray, QByteArray>> requestHeaders(const BenchOptions &options,
                                                              const QByteArray &apiKey)
{
    auto headers = options.headers;
    for (const auto &header : headers) {
        if (header.first.compare(authorization, Qt::CaseInsensitive) == 0)
            return headers;
    }
    if (!apiKey.isEmpty())
        headers.emplace_back(authorization, "Bearer " + apiKey);
    return headers;
}

QByteArray bearerOf(const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    constexpr QByteArrayView scheme("Bearer ");
    for (const auto &[name, value] : headers) {
        if (name.compare(authorization, Qt::CaseInsensitive) == 0 && value.startsWith(scheme))
            return value.mid(scheme.size());
    }
    return {};
}

Error noModel(const QString &url, const QString &why)
{
    return {u"server.no_model_list"_s,
            u"%1 did not name a model: %2."_s.arg(url, why),
            u"Give one with --model."_s,
            {url, why}};
}

/// As vLLM's client: the first entry of the server's list.
Result<QString> firstModel(const QString &baseUrl, const QByteArray &bearer)
{
    const Result<QByteArray> address = requestUrl(baseUrl, u"/v1/models"_s);
    if (!address)
        return address.error();
    const QString url = QString::fromUtf8(*address);
    HttpCall call;
    call.url = QUrl(url);
    call.bearer = bearer;
    const Result<HttpAnswer> answer = httpFetch(call);
    if (!answer)
        return answer.error();
    if (answer->status != 200) {
        RequestRecord record;
        describeHttpError(answer->status, {}, answer->body, url, record);
        return Error{record.errorCode, record.errorMessage, {}, {}};
    }
    const QJsonDocument document = QJsonDocument::fromJson(answer->body);
    if (!document.isObject())
        return noModel(url, u"the answer is not JSON, so this may not be an inference server"_s);
    const QString id =
        document.object().value("data"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    if (id.isEmpty())
        return noModel(url, u"its list is empty"_s);
    return id;
}

PointSetup describePoint(const BenchOptions &options, const Scenario &scenario, const QString &endpoint)
{
    PointSetup point;
    point.backend = scenario.backend;
    point.label = options.label;
    point.modelId = scenario.model;
    point.tokenizerId = scenario.tokenizer.isEmpty() ? scenario.model : scenario.tokenizer;
    point.baseUrl = scenario.baseUrl;
    point.endpoint = endpoint;
    point.numPrompts = scenario.concurrencyPrompts.front().numPrompts;
    point.inputLen = scenario.inputOutput.front().input;
    point.outputLen = scenario.inputOutput.front().output;
    point.metadata = options.metadata;
    point.requestRate = scenario.requestRates.front();
    point.burstiness = scenario.burstiness;
    point.maxConcurrency = options.maxConcurrency;
    point.goodput = scenario.goodput;
    point.metricPercentiles = scenario.metricPercentiles;
    point.percentileMetrics = options.percentileMetrics;
    point.seed = scenario.seed;
    point.datasetName = scenario.datasetName;
    return point;
}

} // namespace

Result<BenchSetup> prepareBench(const BenchOptions &options, const QByteArray &apiKey,
                                const std::atomic_bool &cancelled)
{
    BenchSetup setup;
    setup.scenario = options.scenario;
    Scenario &scenario = setup.scenario;
    LoadPlan &plan = setup.plan;
    plan.backend = findBackend(scenario.backend);
    plan.headers = requestHeaders(options, apiKey);
    const QByteArray bearer = bearerOf(plan.headers);
    const QString path = scenario.endpoint.isEmpty() ? plan.backend->defaultPath() : scenario.endpoint;
    const Result<QByteArray> url = requestUrl(scenario.baseUrl, path);
    if (!url)
        return url.error();
    plan.url = *url;

    if (scenario.model.isEmpty()) {
        const Result<QString> model = firstModel(scenario.baseUrl, bearer);
        if (!model)
            return model.error();
        scenario.model = *model;
    }
    setup.point = describePoint(options, scenario, path);

    const Result<TokenizerChoice> choice =
        chooseTokenizer(scenario.tokenizer, scenario.baseUrl, scenario.model, bearer);
    if (!choice)
        return choice.error();
    setup.point.tokenizerNote = choice->note;
    setup.point.tokenizerExact = choice->tokenizer->exact();

    plan.numPrompts = setup.point.numPrompts;
    plan.numWarmups = scenario.numWarmups;
    DatasetOptions wanted;
    wanted.name = scenario.datasetName;
    wanted.path = scenario.datasetPath;
    wanted.sharegptOutputLen = scenario.sharegptOutputLen;
    wanted.customOutputLen = scenario.customOutputLen;
    wanted.random = {setup.point.inputLen, setup.point.outputLen, scenario.randomRangeRatio,
                     scenario.randomPrefixLen, scenario.seed};
    const Result<std::shared_ptr<PromptSource>> source = makePromptSource(choice->tokenizer, wanted);
    if (!source)
        return source.error();
    const std::shared_ptr<PromptSource> prompts = *source;
    if (const Result<void> made = prompts->prepare(plan.numWarmups + plan.numPrompts, cancelled); !made)
        return made.error();
    setup.point.datasetFingerprint = prompts->fingerprint();
    if (datasetNeedsPath(scenario.datasetName)) { // lengths are the data set's
        const MeanLengths mean = meanLengths(*prompts, plan.numPrompts);
        setup.point.inputLen = mean.prompt;
        setup.point.outputLen = mean.output;
    }
    setup.point.promptLengthMismatches = prompts->lengthMismatches();
    plan.prompts = prompts;

    plan.request.model = scenario.model;
    // Random text ends nowhere in particular, so vLLM's client forces the length wherever it can.
    plan.request.ignoreEos =
        scenario.ignoreEos.value_or(scenario.datasetName == "random"_L1 && plan.backend->canForceLength());
    plan.request.temperature = scenario.temperature;
    plan.request.extraBody = scenario.extraBody.toUtf8();
    plan.requestIdPrefix = options.requestIdPrefix.isEmpty()
                               ? "bench-" + QUuid::createUuid().toByteArray(QUuid::Id128).left(8) + '-'
                               : options.requestIdPrefix.toUtf8();
    plan.maxConcurrency = options.maxConcurrency;
    plan.requestRate = scenario.requestRates.front();
    plan.burstiness = scenario.burstiness;
    plan.seed = scenario.seed;
    plan.keepText = options.saveDetailed;
    return setup;
}

} // namespace servescope
