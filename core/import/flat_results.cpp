// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"
#include "core/import/result_maker.h"

#include <QList>
#include <QRegularExpression>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Members whose value is a figure, so that one written as text becomes a number.
bool isFigure(const QByteArray &key)
{
    static const QRegularExpression latency(u"^(mean|median|std|min|max|p[0-9.]+)_.+_ms$"_s);
    static const QList<QByteArray> others{"num_prompts",
                                          "duration",
                                          "completed",
                                          "failed",
                                          "total_input_tokens",
                                          "total_output_tokens",
                                          "request_throughput",
                                          "request_goodput",
                                          "output_throughput",
                                          "total_token_throughput",
                                          "input_throughput",
                                          "max_output_tokens_per_s",
                                          "max_concurrent_requests",
                                          "max_concurrency",
                                          "burstiness"};
    return others.contains(key) || latency.match(QString::fromUtf8(key)).hasMatch();
}

bool resembles(const JsonValue &value)
{
    int found = 0;
    for (const char *key :
         {"completed", "request_throughput", "output_throughput", "mean_ttft_ms", "median_ttft",
          "num_prompts", "total_output_tokens", "duration", "mean_e2e_latency_ms"})
        found += value.contains(key);
    return found >= 2;
}

bool matches(const std::vector<JsonValue> &values)
{
    // A list of objects (summary.json of a sweep) or an object per line.
    const JsonValue &first = values.front();
    if (first.isArray())
        return first.size() > 0 && resembles(first.at(0));
    return resembles(first);
}

QString toolOf(const JsonValue &source)
{
    if (source["servescope"].isObject() && !source["servescope"].contains("imported"))
        return u"servescope"_s;
    if (source.contains("mean_e2e_latency_ms") || source.contains("total_output_tokens_retokenized") ||
        source.contains("sharegpt_output_len"))
        return u"sglang"_s;
    if (source.contains("median_ttft") && !source.contains("median_ttft_ms"))
        return u"inferencex"_s;
    if (source.contains("steady_state") || source.contains("failed_requests") ||
        (source.contains("max_model_len") && source.contains("input_throughput")))
        return u"vllm-rust"_s;
    return u"vllm"_s;
}

QString formatOf(const QString &tool, bool detailed)
{
    QString name = tool == "servescope"_L1   ? u"ServeScope result"_s
                   : tool == "sglang"_L1     ? u"SGLang result"_s
                   : tool == "inferencex"_L1 ? u"InferenceX result"_s
                   : tool == "vllm-rust"_L1  ? u"result of vLLM's Rust client"_s
                                             : u"vLLM result"_s;
    return detailed ? name + u", detailed"_s : name;
}

/// Seconds under names without "_ms", and SGLang's names, become ours beside what was there.
void addOurNames(JsonValue &result, const QString &tool)
{
    static const QRegularExpression seconds(u"^(mean|median|std|p[0-9.]+)_(ttft|tpot|itl|e2el)$"_s);
    const JsonValue::Object members = result.members();
    for (const auto &[key, value] : members) {
        QByteArray ours = key;
        double scale = 1;
        if (tool == "inferencex"_L1 && seconds.match(QString::fromUtf8(key)).hasMatch()) {
            ours += "_ms";
            scale = 1000;
        } else if (key.contains("_e2e_latency_ms")) {
            ours.replace("_e2e_latency_ms", "_e2el_ms");
        } else if (key == "total_throughput") {
            ours = "total_token_throughput";
        }
        if (ours != key && !result.contains(ours) && value.number())
            result.set(ours, JsonValue(*value.number() * scale));
    }
}

/// Quirks of spelling set right, the order kept.
JsonValue cleaned(const JsonValue &source)
{
    JsonValue result;
    for (const auto &[key, value] : source.members()) {
        if (key == "request_goodput:") { // older clients of vLLM
            if (!source.contains("request_goodput"))
                result.set("request_goodput", value);
        } else if (key == "request_rate") {
            const auto rate = value.number();
            result.set(key, rate && std::isinf(*rate) ? JsonValue(u"inf"_s)
                            : rate                    ? JsonValue(*rate)
                                                      : value);
        } else if (isFigure(key) && (value.isString() || value.isNumber())) {
            const auto number = value.number();
            const bool good = number && std::isfinite(*number);
            result.set(key, !good ? JsonValue() : value.isNumber() ? value : JsonValue(*number));
        } else if (const auto number = value.number();
                   value.isNumber() && !(number && std::isfinite(*number))) {
            result.set(key, number ? JsonValue(*number > 0 ? u"inf"_s : u"-inf"_s) : JsonValue());
        } else {
            result.set(key, value);
        }
    }
    return result;
}

int count(const JsonValue &value)
{
    const auto number = value.number();
    return number && *number >= 0 && *number < 2e9 ? static_cast<int>(*number) : 0;
}

/// Successes by the arrays, for files that lost the count.
std::optional<int> successesInArrays(const JsonValue &result)
{
    const auto outputs = result["output_lens"].numbers();
    if (!outputs)
        return std::nullopt;
    return static_cast<int>(std::ranges::count_if(*outputs, [](double length) { return length > 0; }));
}

/// The lengths that were asked for: our own members, SGLang's, the name a sweep gave the file, else the mean.
void findLengths(const JsonValue &result, const QString &fileName, ImportedPoint &point)
{
    const JsonValue &own = result["servescope"];
    static const QRegularExpression pattern(u"bench_io(\\d+)x(\\d+)"_s);
    const auto named = pattern.match(fileName);
    const auto pick = [&](const char *ours, const char *random, int group, const char *total) {
        if (const int length = count(own[ours]))
            return length;
        if (named.hasMatch())
            return named.captured(group).toInt();
        if (const int length = count(result[ours]))
            return length;
        if (result["random_range_ratio"].number() == 1.0 && count(result[random]))
            return count(result[random]);
        return meanLength(result[total].number(), result["completed"].number());
    };
    point.inputLen = pick("input_len", "random_input_len", 1, "total_input_tokens");
    point.outputLen = pick("output_len", "random_output_len", 2, "total_output_tokens");
}

Result<ImportedPoint> readPoint(const JsonValue &source, const QString &fileName)
{
    ImportedPoint point;
    point.tool = toolOf(source);
    point.convention = point.tool == "sglang"_L1 ? u"sglang"_s : u"vllm"_s;
    JsonValue result = cleaned(source);
    addOurNames(result, point.tool);
    if (!result["completed"].number()) {
        const auto successes = successesInArrays(result);
        if (!successes)
            return incompleteFile(formatOf(point.tool, false), u"completed"_s);
        result.set("completed", JsonValue(*successes));
    }
    if (!result["duration"].number() && !result["request_throughput"].number() &&
        !result["mean_ttft_ms"].number() && !result["median_ttft_ms"].number())
        return incompleteFile(formatOf(point.tool, false), u"duration"_s);
    point.completed = count(result["completed"]);
    const auto prompts = result["num_prompts"].number();
    if (const auto failed = result["failed"].number(); failed && *failed >= 0) {
        point.failed = count(result["failed"]);
    } else if (const auto outputs = result["errors"].size(); outputs > point.completed) {
        point.failed = static_cast<int>(outputs) - point.completed;
    } else if (prompts && *prompts > point.completed && *prompts < 2e9) {
        point.failed = static_cast<int>(*prompts) - point.completed;
    }
    point.numPrompts = prompts ? count(result["num_prompts"]) : point.completed + point.failed;
    if (!prompts)
        result.set("num_prompts", JsonValue(point.numPrompts));
    point.model = result["model_id"].text();
    if (point.model.isEmpty())
        point.model = result["model"].text();
    point.backend = result["backend"].text();
    if (point.backend.isEmpty())
        point.backend = result["endpoint_type"].text();
    point.name = result["label"].text();
    point.date = dateFrom(result["date"]);
    if (const int limit = count(result["max_concurrency"]))
        point.maxConcurrency = limit;
    if (const auto rate = result["request_rate"].number(); rate && *rate > 0)
        point.requestRate = *rate;
    findLengths(result, fileName, point);
    point.result = std::move(result);
    return point;
}

Result<ImportedFile> read(std::vector<JsonValue> values, const QString &fileName)
{
    ImportedFile file;
    std::vector<const JsonValue *> sources;
    JsonValue::Array listed;
    for (const JsonValue &value : values) {
        if (const JsonValue::Array *list = value.array()) {
            for (const JsonValue &item : *list)
                sources.push_back(&item);
        } else {
            sources.push_back(&value);
        }
    }
    bool detailed = false;
    for (size_t i = 0; i < sources.size(); ++i) {
        if (!sources[i]->isObject() || !resembles(*sources[i]))
            return incompleteFile(u"list of results"_s, u"result %1"_s.arg(i + 1));
        auto point = readPoint(*sources[i], fileName);
        if (!point)
            return point.error();
        detailed |= sources[i]->contains("ttfts");
        file.points.push_back(std::move(point.value()));
    }
    file.format = formatOf(file.points.front().tool, detailed);
    if (file.points.size() > 1)
        file.format += u" (%1 runs)"_s.arg(file.points.size());
    file.version = values.front()["servescope"]["version"].text();
    return file;
}

} // namespace

const ImportFormat &flatFormat()
{
    static constexpr ImportFormat format{"vllm", matches, read};
    return format;
}

} // namespace servescope
