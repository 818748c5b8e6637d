// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/setup_difference.h"

#include "core/scenario/scenario_text.h"

#include <QDir>
#include <QMap>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Facts = QMap<QString, QString>;

const QSet<QString> &workloadKeys()
{
    static const QSet<QString> keys{u"input_output"_s,
                                    u"concurrency_prompts"_s,
                                    u"dataset_name"_s,
                                    u"dataset_path"_s,
                                    u"random_range_ratio"_s,
                                    u"random_prefix_len"_s,
                                    u"sharegpt_output_len"_s,
                                    u"custom_output_len"_s,
                                    u"request_rate"_s,
                                    u"request_rates"_s,
                                    u"burstiness"_s,
                                    u"ramp_up_strategy"_s,
                                    u"ramp_up_start_rps"_s,
                                    u"ramp_up_end_rps"_s,
                                    u"duration"_s,
                                    u"seed"_s,
                                    u"ignore_eos"_s,
                                    u"lora_modules"_s,
                                    u"dataset_fingerprint"_s};
    return keys;
}

QString withoutUser(const QString &value)
{
    QUrl url(value);
    if (!url.isValid() || url.userInfo().isEmpty())
        return value;
    url.setUserInfo({});
    return url.toString();
}

/// The top-level keys of a scenario, defaults left out, each with its text on one line.
void addScenario(Facts &facts, const QString &path)
{
    const auto reading = readScenarioFile(path);
    if (!reading || !reading->syntaxOk)
        return;
    QString key;
    for (const QString &line : QString::fromUtf8(writeScenario(reading->scenario)).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype colon = line.indexOf(u':');
        if (!line.front().isSpace() && line.front() != u'-' && colon > 0) {
            key = line.left(colon);
            facts[key] = line.mid(colon + 1).trimmed();
        } else if (!key.isEmpty()) {
            facts[key] = (facts[key] + u' ' + line.trimmed()).trimmed();
        }
    }
    if (facts.contains(u"base_url"_s))
        facts[u"base_url"_s] = withoutUser(facts[u"base_url"_s]);
}

void addObject(Facts &facts, const QString &prefix, const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        QStringList items;
        if (it->isArray()) {
            for (const auto &item : it->toVariant().toList())
                items += item.toString();
        }
        facts[prefix + it.key()] = it->isArray() ? items.join(u", "_s) : it->toVariant().toString();
    }
}

Facts factsOf(const StoredRun &run)
{
    const Manifest &manifest = run.manifest;
    Facts facts{{u"model"_s, manifest.model},
                {u"backend"_s, manifest.backend},
                {u"base_url"_s, withoutUser(manifest.baseUrl)},
                {u"tokenizer"_s, manifest.tokenizer},
                {u"dataset_fingerprint"_s, manifest.datasetFingerprint.left(16)}};
    addScenario(facts, QDir(run.path).filePath(u"combos.yaml"_s));
    addObject(facts, u"environment."_s, manifest.environment);
    addObject(facts, u"declared."_s, manifest.declared);
    facts.remove(u"declared.notes"_s); // people's words and marks about a run are no set-up
    facts.remove(u"declared.tags"_s);
    facts.remove(u"declared.star"_s);
    if (!manifest.imported.isEmpty())
        facts[u"imported.tool"_s] = manifest.imported[u"tool"_s].toString();
    return facts;
}

} // namespace

std::vector<SetupDifference> setupDifferences(const std::vector<StoredRun> &runs)
{
    std::vector<Facts> all;
    QStringList keys;
    for (const StoredRun &run : runs) {
        all.push_back(factsOf(run));
        for (const QString &key : all.back().keys()) {
            if (!keys.contains(key))
                keys += key;
        }
    }
    keys.sort();
    std::vector<SetupDifference> differences;
    for (const QString &key : keys) {
        SetupDifference difference{key, {}, workloadKeys().contains(key)};
        for (const Facts &facts : all)
            difference.values += facts.value(key);
        if (difference.values.count(difference.values.value(0)) != difference.values.size())
            differences.push_back(std::move(difference));
    }
    std::stable_partition(differences.begin(), differences.end(),
                          [](const SetupDifference &difference) { return difference.workload; });
    return differences;
}

} // namespace servescope
