// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/command_lines.h"

#include "core/scenario/fields.h"
#include "core/scenario/scalar_text.h"
#include "core/scenario/schema.h"
#include "core/scenario/secrets.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// What vllm bench serve knows by the same name.
const QStringList vllmKeys{u"dataset_name"_s,
                           u"dataset_path"_s,
                           u"random_range_ratio"_s,
                           u"random_prefix_len"_s,
                           u"burstiness"_s,
                           u"sharegpt_output_len"_s,
                           u"custom_output_len"_s,
                           u"ramp_up_strategy"_s,
                           u"ramp_up_start_rps"_s,
                           u"ramp_up_end_rps"_s,
                           u"goodput"_s,
                           u"num_warmups"_s,
                           u"seed"_s,
                           u"ignore_eos"_s,
                           u"temperature"_s,
                           u"top_p"_s,
                           u"top_k"_s,
                           u"min_p"_s,
                           u"frequency_penalty"_s,
                           u"presence_penalty"_s,
                           u"repetition_penalty"_s,
                           u"logprobs"_s,
                           u"lora_modules"_s,
                           u"profile"_s,
                           u"header"_s,
                           u"extra_body"_s,
                           u"metric_percentiles"_s};
const QStringList vllmBackends{u"vllm"_s,         u"openai"_s,    u"openai-chat"_s,      u"tgi"_s,
                               u"tensorrt-llm"_s, u"sglang"_s,    u"deepspeed-mii"_s,    u"scalellm"_s,
                               u"lmdeploy"_s,     u"llama.cpp"_s, u"openai-embeddings"_s};
// Written by themselves, or of the point.
const QStringList ownKeys{u"model"_s,    u"base_url"_s,     u"tokenizer"_s,           u"backend"_s,
                          u"endpoint"_s, u"input_output"_s, u"concurrency_prompts"_s, u"request_rate"_s,
                          u"repeats"_s};

QString quoted(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:=@%+,-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u"'"_s, u"'\\''"_s) + u'\'';
}

QString withoutSecrets(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return {};
    QJsonObject object = document.object();
    bool changed = false;
    for (const QString &name : object.keys())
        if (looksLikeSecretName(name)) {
            object.remove(name);
            changed = true;
        }
    if (!changed)
        return json;
    return object.isEmpty() ? QString()
                            : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

class Writer
{
public:
    Writer(const Scenario &scenario, CommandFlavor flavor) : m_scenario(scenario), m_flavor(flavor) {}

    QStringList run()
    {
        QStringList lines;
        const bool vllm = m_flavor == CommandFlavor::Vllm;
        if (vllm && !vllmBackends.contains(m_scenario.backend))
            lines << "# vllm bench serve has no backend "_L1 + m_scenario.backend;
        const QString common = commonFlags();
        if (!m_leftOut.isEmpty())
            lines << "# Left out, because vllm bench serve has no such flag: "_L1 + m_leftOut.join(", "_L1);
        for (const SweepPoint &point : expandSweep(m_scenario))
            lines << (vllm ? "vllm bench serve"_L1 : "servescope bench"_L1) + common + pointFlags(point);
        return lines;
    }

private:
    static QString flag(const QString &name, const QString &value)
    {
        return " --"_L1 + name + u' ' + quoted(value);
    }

    QString commonFlags()
    {
        QString text = flag(u"backend"_s, m_scenario.backend) + flag(u"base-url"_s, m_scenario.baseUrl) +
                       flag(u"model"_s, m_scenario.model);
        if (!m_scenario.endpoint.isEmpty())
            text += flag(u"endpoint"_s, m_scenario.endpoint);
        if (!m_scenario.tokenizer.isEmpty())
            text += flag(u"tokenizer"_s, m_scenario.tokenizer);
        for (const KeySchema &key : scenarioSchema()) {
            const QString name = QLatin1StringView(key.name);
            const FieldValue value = fieldOf(m_scenario, name);
            if (ownKeys.contains(name) || value == fieldOf(Scenario(), name))
                continue;
            if (m_flavor == CommandFlavor::Vllm && !vllmKeys.contains(name))
                m_leftOut << name;
            else
                text += keyFlag(key, QString(name).replace(u'_', u'-'), value);
        }
        return text;
    }

    QString keyFlag(const KeySchema &key, const QString &name, const FieldValue &value)
    {
        QStringList words;
        if (const bool *truth = std::get_if<bool>(&value))
            return *truth ? " --"_L1 + name : QString();
        if (const auto *text = std::get_if<QString>(&value)) {
            if (key.type == KeyType::Json) {
                const QString safe = withoutSecrets(*text);
                return safe.isEmpty() ? QString() : flag(name, safe);
            }
            if (name == "lora-modules"_L1)
                words = text->split(QRegularExpression(u"[\\s,]+"_s), Qt::SkipEmptyParts);
            else
                return flag(name, *text);
        } else if (const auto *integer = std::get_if<qint64>(&value)) {
            return flag(name, QString::number(*integer));
        } else if (const auto *natural = std::get_if<quint64>(&value)) {
            return flag(name, QString::number(*natural));
        } else if (const auto *number = std::get_if<double>(&value)) {
            return flag(name, numberText(*number));
        } else if (const auto *list = std::get_if<std::vector<double>>(&value)) {
            for (const double each : *list)
                words << numberText(each);
            return flag(name, words.join(u','));
        } else if (const auto *numbers = std::get_if<NumberMap>(&value)) {
            for (auto it = numbers->begin(); it != numbers->end(); ++it)
                words << it.key() + u':' + numberText(it.value());
        } else if (const auto *texts = std::get_if<StringMap>(&value)) {
            for (auto it = texts->begin(); it != texts->end(); ++it)
                if (!looksLikeSecretName(it.key()) && !looksLikeCredential(it.value()))
                    words << it.key() + u'=' + it.value();
        }
        QString text = words.isEmpty() ? QString() : " --"_L1 + name;
        for (const QString &word : words)
            text += u' ' + quoted(word);
        return text;
    }

    QString pointFlags(const SweepPoint &point) const
    {
        QString text;
        if (m_scenario.datasetName == "random"_L1)
            text += flag(u"random-input-len"_s, QString::number(point.lengths.input)) +
                    flag(u"random-output-len"_s, QString::number(point.lengths.output));
        text += flag(u"num-prompts"_s, QString::number(point.load.numPrompts)) +
                flag(u"max-concurrency"_s, QString::number(point.load.maxConcurrency));
        if (std::isfinite(point.requestRate) && m_scenario.rampUpStrategy.isEmpty())
            text += flag(u"request-rate"_s, numberText(point.requestRate));
        return text;
    }

    const Scenario &m_scenario;
    CommandFlavor m_flavor;
    QStringList m_leftOut;
};

} // namespace

QStringList commandLines(const Scenario &scenario, CommandFlavor flavor)
{
    return Writer(scenario, flavor).run();
}

} // namespace servescope
