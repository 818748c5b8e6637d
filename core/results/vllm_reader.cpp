// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/vllm_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Python writes NaN and Infinity as bare words, which are no JSON: the first becomes null, the second the
/// string "inf" that vLLM itself uses for an infinite request rate.
QByteArray withoutPythonLiterals(const QByteArray &bytes)
{
    if (!bytes.contains("NaN") && !bytes.contains("Infinity"))
        return bytes;
    struct Word
    {
        QByteArrayView literal, json;
    };
    static constexpr Word words[]{{"-Infinity", "\"-inf\""}, {"Infinity", "\"inf\""}, {"NaN", "null"}};
    QByteArray out;
    out.reserve(bytes.size());
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            out += c;
            if (c == '\\' && i + 1 < bytes.size())
                out += bytes[++i];
            else if (c == '"')
                inString = false;
            continue;
        }
        const Word *found = nullptr;
        if (c == '-' || c == 'I' || c == 'N') {
            for (const Word &word : words) {
                if (QByteArrayView(bytes).sliced(i).startsWith(word.literal)) {
                    found = &word;
                    break;
                }
            }
        }
        if (found) {
            out += found->json;
            i += found->literal.size() - 1;
        } else {
            out += c;
            inString = c == '"';
        }
    }
    return out;
}

Error notJson(const QString &why)
{
    return Error{
        u"result.not_json"_s, u"This is not JSON: %1."_s.arg(why), u"Is the file complete?"_s, {why}};
}

/// An object per line, as vLLM's --append-result leaves them.
Result<std::vector<QJsonObject>> readLines(const QByteArray &bytes)
{
    std::vector<QJsonObject> objects;
    for (const QByteArray &line : bytes.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject())
            return notJson(error.errorString());
        objects.push_back(document.object());
    }
    return objects;
}

Result<QJsonObject> checked(QJsonObject object)
{
    // Older clients of vLLM spelled this key with a colon in it.
    if (object.contains("request_goodput:"_L1)) {
        const QJsonValue value = object.take("request_goodput:"_L1);
        if (!object.contains("request_goodput"_L1))
            object.insert("request_goodput"_L1, value);
    }
    QStringList missing;
    for (const auto key :
         {"model_id"_L1, "num_prompts"_L1, "duration"_L1, "completed"_L1, "request_throughput"_L1}) {
        if (!object.contains(key))
            missing += key;
    }
    if (!missing.isEmpty()) {
        const QString keys = missing.join(u", "_s);
        return Error{u"result.not_vllm"_s,
                     u"This is not a result of vllm bench serve: it has no %1."_s.arg(keys),
                     u"Choose a result file of vLLM's client or of ServeScope."_s,
                     {keys}};
    }
    for (const auto key : {"num_prompts"_L1, "duration"_L1, "completed"_L1}) {
        if (!object[key].isDouble()) {
            return Error{u"result.not_vllm"_s,
                         u"This is not a result of vllm bench serve: its %1 is not a number."_s.arg(key),
                         u"Choose a result file of vLLM's client or of ServeScope."_s,
                         {key}};
        }
    }
    return object;
}

} // namespace

Result<std::vector<QJsonObject>> readVllmObjects(const QByteArray &bytes)
{
    const QByteArray json = withoutPythonLiterals(bytes);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    std::vector<QJsonObject> objects;
    if (document.isObject()) {
        objects.push_back(document.object());
    } else if (document.isArray()) {
        for (const auto &value : document.array()) {
            if (!value.isObject())
                return notJson(u"a list of something other than results"_s);
            objects.push_back(value.toObject());
        }
    } else if (auto lines = readLines(json); lines && lines->size() > 1) {
        objects = std::move(lines.value());
    } else {
        return notJson(error.errorString());
    }
    return objects;
}

bool resemblesVllmResult(const QJsonObject &object)
{
    int found = 0;
    for (const auto key : {"completed"_L1, "request_throughput"_L1, "output_throughput"_L1, "mean_ttft_ms"_L1,
                           "num_prompts"_L1})
        found += object.contains(key);
    return found >= 2;
}

Result<std::vector<QJsonObject>> readVllmResults(const QByteArray &bytes)
{
    auto objects = readVllmObjects(bytes);
    if (!objects)
        return objects;
    for (QJsonObject &object : objects.value()) {
        auto good = checked(std::move(object));
        if (!good)
            return good.error();
        object = std::move(good.value());
    }
    return objects;
}

Result<QJsonObject> readVllmJson(const QByteArray &bytes)
{
    auto results = readVllmResults(bytes);
    if (!results)
        return results.error();
    if (results->size() != 1) {
        const QString count = QString::number(results->size());
        return Error{u"result.several"_s,
                     u"The file holds %1 results, not one."_s.arg(count),
                     u"Split it into a file per result."_s,
                     {count}};
    }
    return results->front();
}

} // namespace servescope
