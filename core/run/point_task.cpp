// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/point_task.h"

#include "core/backend/backend.h"
#include "core/dataset/dataset.h"

#include <QRandomGenerator>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Result<std::shared_ptr<PromptSource>> makePrompts(const PointTask &task,
                                                  std::shared_ptr<const Tokenizer> tokenizer)
{
    const Scenario &scenario = task.scenario;
    DatasetOptions options;
    options.name = scenario.datasetName;
    options.path = scenario.datasetPath;
    options.sharegptOutputLen = scenario.sharegptOutputLen;
    options.customOutputLen = scenario.customOutputLen;
    options.random.inputTokens = task.point.lengths.input;
    options.random.outputTokens = task.point.lengths.output;
    options.random.rangeRatio = scenario.randomRangeRatio;
    options.random.prefixTokens = scenario.randomPrefixLen;
    options.random.seed = scenario.seed + static_cast<quint64>(task.point.repeat);
    return makePromptSource(std::move(tokenizer), options);
}

PointSetup makeSetup(const PointTask &task, const TokenizerChoice &tokenizer, const QString &path)
{
    const Scenario &scenario = task.scenario;
    PointSetup setup;
    setup.pointId = task.point.id;
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

Result<PreparedPoint> preparePoint(const PointTask &task, const std::atomic_bool &cancelled)
{
    const Scenario &scenario = task.scenario;
    const Backend *backend = findBackend(scenario.backend);
    if (!backend)
        return Error{u"backend.unknown"_s,
                     u"The backend \"%1\" is not known."_s.arg(scenario.backend),
                     u"Known ones: %1."_s.arg(backendKeys().join(", "_L1)),
                     {scenario.backend, backendKeys().join(", "_L1)}};
    const QString path = scenario.endpoint.isEmpty() ? backend->defaultPath() : scenario.endpoint;
    Result<QByteArray> url = requestUrl(scenario.baseUrl, path);
    if (!url)
        return url.error();

    TokenizerChoice tokenizer;
    if (task.tokenizer) {
        tokenizer = *task.tokenizer;
    } else {
        Result<TokenizerChoice> chosen =
            chooseTokenizer(scenario.tokenizer, scenario.baseUrl, scenario.model, task.apiKey);
        if (!chosen)
            return chosen.error();
        tokenizer = *std::move(chosen);
    }
    Result<std::shared_ptr<PromptSource>> prompts = makePrompts(task, tokenizer.tokenizer);
    if (!prompts)
        return prompts.error();
    if (Result<void> ready = (*prompts)->prepare(task.point.load.numPrompts + scenario.numWarmups, cancelled);
        !ready)
        return ready.error();

    PreparedPoint result;
    result.setup = makeSetup(task, tokenizer, path);
    result.setup.datasetFingerprint = (*prompts)->fingerprint();
    if (datasetNeedsPath(scenario.datasetName)) { // lengths are the data set's, not the point's
        const MeanLengths mean = meanLengths(**prompts, task.point.load.numPrompts);
        result.setup.inputLen = mean.prompt;
        result.setup.outputLen = mean.output;
    }
    result.setup.promptLengthMismatches = (*prompts)->lengthMismatches();
    result.tokenizer = tokenizer;

    LoadPlan &plan = result.plan;
    plan.backend = backend;
    plan.url = *url;
    plan.request.model = scenario.model;
    plan.request.ignoreEos =
        scenario.ignoreEos.value_or(scenario.datasetName == "random"_L1 && backend->canForceLength());
    plan.request.temperature = scenario.temperature;
    plan.request.extraBody = scenario.extraBody.toUtf8();
    plan.prompts = *prompts;
    for (auto it = scenario.headers.cbegin(); it != scenario.headers.cend(); ++it)
        plan.headers.emplace_back(it.key().toUtf8(), it.value().toUtf8());
    if (!task.apiKey.isEmpty())
        plan.headers.emplace_back("Authorization", "Bearer " + task.apiKey);
    plan.requestIdPrefix =
        "bench-" + QByteArray::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, '0') +
        '-';
    plan.numPrompts = task.point.load.numPrompts;
    plan.maxConcurrency = task.point.load.maxConcurrency;
    plan.requestRate = task.point.requestRate;
    plan.burstiness = scenario.burstiness;
    plan.numWarmups = scenario.numWarmups;
    plan.seed = scenario.seed + static_cast<quint64>(task.point.repeat);
    plan.keepText = true;
    return result;
}

} // namespace servescope
