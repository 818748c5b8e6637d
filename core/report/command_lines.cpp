// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/command_lines.h"

#include "core/base/translate.h"
#include "core/report/report_charts.h"
#include "core/results/file_names.h"
#include "core/scenario/scenario_text.h"

#include <QRegularExpression>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 10);
}

struct Flags
{
    QStringList words;
    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            words += name + u' ' + shellWord(value);
    }
    void add(const QString &name, const std::optional<double> &value)
    {
        if (value)
            words += name + u' ' + number(*value);
    }
};

/// What of a scenario both clients take, by the same names.
void addScenario(Flags &flags, const Scenario &scenario)
{
    const Scenario defaults;
    if (scenario.randomRangeRatio > 0)
        flags.add(u"--random-range-ratio"_s, number(scenario.randomRangeRatio));
    if (scenario.randomPrefixLen > 0)
        flags.add(u"--random-prefix-len"_s, QString::number(scenario.randomPrefixLen));
    if (scenario.sharegptOutputLen > 0)
        flags.add(u"--sharegpt-output-len"_s, QString::number(scenario.sharegptOutputLen));
    if (scenario.datasetName == "custom"_L1)
        flags.add(u"--custom-output-len"_s, QString::number(scenario.customOutputLen));
    flags.add(u"--dataset-path"_s, scenario.datasetPath);
    if (scenario.burstiness != defaults.burstiness)
        flags.add(u"--burstiness"_s, number(scenario.burstiness));
    flags.add(u"--ramp-up-strategy"_s, scenario.rampUpStrategy);
    flags.add(u"--ramp-up-start-rps"_s, scenario.rampUpStartRps);
    flags.add(u"--ramp-up-end-rps"_s, scenario.rampUpEndRps);
    flags.add(u"--temperature"_s, scenario.temperature);
    flags.add(u"--top-p"_s, scenario.topP);
    flags.add(u"--min-p"_s, scenario.minP);
    if (scenario.topK)
        flags.add(u"--top-k"_s, QString::number(*scenario.topK));
    if (scenario.numWarmups > 0)
        flags.add(u"--num-warmups"_s, QString::number(scenario.numWarmups));
    flags.add(u"--extra-body"_s, scenario.extraBody);
    if (!scenario.goodput.isEmpty()) {
        QStringList words;
        for (auto it = scenario.goodput.begin(); it != scenario.goodput.end(); ++it)
            words += it.key() + u':' + number(it.value());
        flags.words += "--goodput "_L1 + words.join(u' ');
    }
}

bool vllmKnows(const QString &backend)
{
    static const QStringList known{u"vllm"_s,     u"openai"_s,       u"openai-chat"_s, u"tgi"_s,
                                   u"sglang"_s,   u"tensorrt-llm"_s, u"llama.cpp"_s,   u"scalellm"_s,
                                   u"lmdeploy"_s, u"deepspeed-mii"_s};
    return known.contains(backend);
}

/// "for load in …" over the loads of a pair of lengths, or the plain command where there is one load.
QString loop(const QString &command, const std::vector<const ReportPoint *> &points, bool rate)
{
    QStringList loads;
    for (const ReportPoint *point : points) {
        const PointEvidence &at = point->evidence;
        const QString load = rate ? number(at.requestRate) : QString::number(at.concurrency.value_or(0));
        const QString words = load + u' ' + QString::number(point->numPrompts);
        if (!loads.contains(words))
            loads += words;
    }
    const QString limit = rate ? u"--request-rate"_s : u"--max-concurrency"_s;
    const bool unlimited = !rate && !points.front()->evidence.concurrency;
    if (loads.size() == 1) {
        const QString words = loads.front();
        return command + (unlimited ? QString() : u" \\\n    %1 %2"_s.arg(limit, words.section(u' ', 0, 0))) +
               u" --num-prompts "_s + words.section(u' ', 1) + u'\n';
    }
    QString text = u"for load in"_s;
    for (const QString &words : loads)
        text += u" \""_s + words + u'"';
    text += u"; do\n  set -- $load  # %1, --num-prompts\n  "_s.arg(limit);
    return text + command + u" \\\n    %1 \"$1\" --num-prompts \"$2\"\ndone\n"_s.arg(limit);
}

} // namespace

QString shellWord(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
    quoted.replace(u'\'', u"'\\''"_s);
    return u'\'' + quoted + u'\'';
}

CommandLines commandLines(const ReportRun &run)
{
    CommandLines lines;
    if (run.points.empty())
        return lines;
    Scenario scenario;
    if (!run.scenario.isEmpty())
        scenario = readScenario(run.scenario).scenario;
    else
        scenario.goodput = run.objectives;
    const JsonValue &result = run.points.front().evidence.result;
    const JsonValue &own = result["servescope"];
    const QString backend = run.measured.backend.isEmpty() ? scenario.backend : run.measured.backend;
    const QString url = run.manifest ? run.manifest->baseUrl : own["base_url"].text();
    const QString endpoint = run.manifest ? run.manifest->endpoint : own["endpoint"].text();
    QString dataset = run.points.front().evidence.dataset;
    if (dataset.isEmpty())
        dataset = scenario.datasetName;
    const bool random = dataset == "random"_L1;

    if (run.manifest && !run.scenario.isEmpty())
        lines.sweep = u"servescope sweep combos.yaml --result-dir results\n"_s;
    for (const auto &[input, output] : lengthPairs(run)) {
        std::vector<const ReportPoint *> points;
        for (const ReportPoint &point : run.points) {
            if (point.evidence.inputLen == input && point.evidence.outputLen == output)
                points.push_back(&point);
        }
        Flags flags;
        flags.add(u"--backend"_s, backend);
        flags.add(u"--base-url"_s, withoutCredentials(url));
        flags.add(u"--endpoint"_s, endpoint);
        flags.add(u"--model"_s, run.measured.model);
        flags.add(u"--tokenizer"_s, run.manifest ? run.manifest->tokenizer : result["tokenizer_id"].text());
        flags.add(u"--dataset-name"_s, dataset);
        if (random && input > 0) {
            flags.add(u"--random-input-len"_s, QString::number(input));
            flags.add(u"--random-output-len"_s, QString::number(output));
        }
        addScenario(flags, scenario);
        const auto seed = own["seed"].integer();
        flags.add(u"--seed"_s, QString::number(run.manifest ? static_cast<qint64>(run.manifest->seed)
                                                            : seed.value_or(scenario.seed)));
        if (random)
            flags.words += u"--ignore-eos"_s;
        flags.words += u"--save-result"_s;
        const QString all = flags.words.join(u" \\\n    "_s);
        const bool rate = !std::isinf(points.front()->evidence.requestRate);
        Flags ours;
        ours.add(u" \\\n    --ca-file"_s, scenario.caFile);
        lines.bench += loop(u"servescope bench "_s + all + ours.words.join(QString()), points, rate);
        if (vllmKnows(backend))
            lines.vllm += loop(u"vllm bench serve "_s + all, points, rate);
    }
    if (!vllmKnows(backend))
        lines.caveats += translate("Report", "vLLM's client does not speak this backend.");
    else if (random)
        lines.caveats +=
            translate("Report", "vLLM's client draws other random prompts from the same seed: equal in "
                                "length, not in text.");
    return lines;
}

} // namespace servescope
