// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"
#include "core/import/result_maker.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// A metric of a summary: {unit, avg, p50 …}; older GenAI-Perf has bare numbers for rates.
std::optional<double> average(const JsonValue &metric)
{
    return metric.isObject() ? metric["avg"].number() : metric.number();
}

bool isMetric(const JsonValue &value)
{
    return value.isObject() && value.contains("unit") && (value.contains("avg") || value.contains("p99"));
}

bool matchesSummary(const std::vector<JsonValue> &values)
{
    const JsonValue &value = values.front();
    return isMetric(value["request_throughput"]) || isMetric(value["request_latency"]) ||
           isMetric(value["time_to_first_token"]) ||
           (value["input_config"].isObject() &&
            (value.contains("error_summary") || value.contains("telemetry_stats") ||
             value.contains("was_cancelled")));
}

/// AIPerf nests its configuration, GenAI-Perf keeps it flat.
struct Config
{
    const JsonValue &all;
    bool genai() const { return all.contains("formatted_model_name") || all.contains("service_kind"); }
    QString model() const
    {
        for (const JsonValue *names : {&all["endpoint"]["model_names"], &all["model"], &all["model_names"]}) {
            if (names->isString())
                return names->text();
            if (const QString first = names->at(0).text(); !first.isEmpty())
                return first;
        }
        return all["formatted_model_name"].text();
    }
    std::optional<double> first(std::initializer_list<const char *> names) const
    {
        for (const JsonValue *where : {&all["loadgen"], &all, &all["perf_analyzer"]["stimulus"]}) {
            for (const char *name : names) {
                if (const auto value = (*where)[name].number(); value && *value > 0)
                    return value;
            }
        }
        return std::nullopt;
    }
};

int wanted(const JsonValue &lengths, const JsonValue &flat)
{
    for (const JsonValue *value : {&lengths["mean"], &lengths, &flat}) {
        if (const auto number = value->number(); number && *number >= 1 && *number < 1e9)
            return static_cast<int>(std::lround(*number));
    }
    return 0;
}

JsonValue::Array gpusOf(const JsonValue &telemetry)
{
    JsonValue::Array gpus;
    for (const auto &[endpoint, content] : telemetry["endpoints"].members()) {
        for (const auto &[name, gpu] : content["gpus"].members()) {
            JsonValue described = gpu;
            described.set("endpoint", JsonValue(QString::fromUtf8(endpoint)));
            gpus.push_back(std::move(described));
        }
    }
    return gpus;
}

Result<ImportedFile> readSummary(std::vector<JsonValue> values, const QString &)
{
    const JsonValue &source = values.front();
    const Config config{source["input_config"]};
    const bool genai = config.genai();
    ImportedPoint point;
    point.tool = genai ? u"genai-perf"_s : u"aiperf"_s;
    point.convention = u"aiperf"_s;
    point.model = config.model();
    point.backend = config.all["endpoint"]["type"].text();
    if (point.backend.isEmpty())
        point.backend = config.all["endpoint_type"].text();
    point.date = dateFrom(source["start_time"]);
    if (!point.date.isValid())
        point.date = dateFrom(source["min_request_timestamp"]["avg"]);

    const auto throughput = average(source["request_throughput"]);
    auto completed = average(source["request_count"]);
    if (!completed)
        completed = config.first({"request_count"});
    const auto duration = average(source["benchmark_duration"]);
    if (!completed && throughput && duration)
        completed = std::round(*throughput * *duration);
    if (!completed && throughput &&
        config.all["measurement_interval"].number()) // ms; GenAI-Perf's own window
        completed =
            std::max(1.0, std::round(*throughput * *config.all["measurement_interval"].number() / 1000));
    if (!completed)
        return incompleteFile(genai ? u"GenAI-Perf summary"_s : u"AIPerf summary"_s, u"request_count"_s);
    point.completed = static_cast<int>(std::clamp(*completed, 0.0, 2e9));
    point.failed = static_cast<int>(average(source["error_request_count"]).value_or(0));
    point.numPrompts = point.completed + point.failed;
    if (const auto concurrency = config.first({"concurrency"}); concurrency && *concurrency < 2e9)
        point.maxConcurrency = static_cast<int>(*concurrency);
    if (const auto rate = config.first({"request_rate"}))
        point.requestRate = *rate;

    const auto inputs = average(source["input_sequence_length"]);
    const auto outputs = average(source["output_sequence_length"]);
    const JsonValue &prompt = config.all["input"]["prompt"];
    point.inputLen = wanted(prompt["input_tokens"], config.all["synthetic_input_tokens_mean"]);
    point.outputLen = wanted(prompt["output_tokens"], config.all["output_tokens_mean"]);
    if (point.inputLen == 0)
        point.inputLen = inputs ? static_cast<int>(std::lround(*inputs)) : 0;
    if (point.outputLen == 0)
        point.outputLen = outputs ? static_cast<int>(std::lround(*outputs)) : 0;

    ResultMaker maker;
    maker.set("backend", point.backend);
    maker.set("model_id", point.model);
    maker.setCount("num_prompts", point.numPrompts);
    maker.set("duration", duration                        ? duration
                          : throughput && *throughput > 0 ? std::optional(*completed / *throughput)
                                                          : std::nullopt);
    maker.setCount("completed", completed);
    maker.setCount("failed", point.failed);
    maker.setCount("total_input_tokens", average(source["total_isl"]) ? average(source["total_isl"])
                                         : inputs                     ? std::optional(*inputs * *completed)
                                                                      : std::nullopt);
    maker.setCount("total_output_tokens", average(source["total_osl"]) ? average(source["total_osl"])
                                          : outputs                    ? std::optional(*outputs * *completed)
                                                                       : std::nullopt);
    maker.set("request_throughput", throughput);
    maker.set("request_goodput",
              average(source["goodput"]) ? average(source["goodput"]) : average(source["request_goodput"]));
    maker.set("output_throughput", average(source["output_token_throughput"]));
    maker.set("total_token_throughput", average(source["total_token_throughput"]));
    maker.set("max_concurrent_requests", source["effective_concurrency"]["max"].number());
    const auto metric = [&](const char *ours, const char *theirs) {
        const JsonValue &statistics = source[theirs];
        if (statistics.isObject())
            maker.setMetric(ours, statistics, millisecondsPer(statistics["unit"].text()));
    };
    metric("ttft", "time_to_first_token");
    metric("itl", "inter_token_latency");
    metric("icl", "inter_chunk_latency");
    metric("e2el", "request_latency");
    maker.add(point.tool.toUtf8(), source);
    point.telemetry = gpusOf(source["telemetry_data"]);
    point.result = maker.take();

    ImportedFile file;
    file.format = genai ? u"GenAI-Perf summary"_s : u"AIPerf summary"_s;
    file.version = source["aiperf_version"].text();
    file.points.push_back(std::move(point));
    return file;
}

} // namespace

const ImportFormat &aiperfFormat()
{
    static constexpr ImportFormat format{"aiperf", matchesSummary, readSummary};
    return format;
}

} // namespace servescope
