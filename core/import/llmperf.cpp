// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"
#include "core/import/result_maker.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

bool isResponse(const JsonValue &value)
{
    return value.contains("end_to_end_latency_s") && value.contains("ttft_s");
}

bool matches(const std::vector<JsonValue> &values)
{
    const JsonValue &value = values.front();
    return value.contains("results_ttft_s_mean") || value.contains("results_num_requests_started") ||
           value["results"]["ttft_s"].isObject() || isResponse(value) || isResponse(value.at(0));
}

/// The statistics of one quantity: "results_ttft_s_quantiles_p25" … or results.ttft_s.quantiles.p25 ….
JsonValue statistics(const JsonValue &source, const QByteArray &quantity)
{
    if (source["results"].isObject())
        return source["results"][quantity];
    const QByteArray prefix = "results_" + quantity + '_';
    JsonValue found;
    for (const auto &[key, value] : source.members()) {
        if (key.startsWith(prefix))
            found.set(key.mid(prefix.size()), value);
    }
    return found;
}

/// One request after the other, without the times at which they were sent.
Result<ImportedFile> readResponses(const JsonValue::Array &responses)
{
    ImportedPoint point;
    point.tool = point.convention = u"llmperf"_s;
    JsonValue::Numbers ttfts, latencies, itls;
    JsonValue::Array inputs, outputs, errors;
    double inputSum = 0;
    double outputSum = 0;
    for (size_t i = 0; i < responses.size(); ++i) {
        const JsonValue &response = responses[i];
        const auto latency = response["end_to_end_latency_s"].number();
        const bool failed = !response["error_code"].isNull() || !latency;
        if (!response.isObject())
            return incompleteFile(u"LLMPerf response list"_s, u"response %1"_s.arg(i + 1));
        const double input = response["number_input_tokens"].number().value_or(0);
        const double output = failed ? 0 : response["number_output_tokens"].number().value_or(0);
        ttfts.push_back(response["ttft_s"].number().value_or(0));
        latencies.push_back(failed ? 0 : *latency);
        inputs.push_back(JsonValue(static_cast<qint64>(input)));
        outputs.push_back(JsonValue(static_cast<qint64>(output)));
        QString error = response["error_msg"].text();
        if (failed && error.isEmpty())
            error = u"failed"_s;
        errors.push_back(JsonValue(failed ? error : QString()));
        ++(failed ? point.failed : point.completed);
        inputSum += failed ? 0 : input;
        outputSum += output;
    }
    point.numPrompts = point.completed + point.failed;
    point.inputLen = meanLength(inputSum, point.completed);
    point.outputLen = meanLength(outputSum, point.completed);
    ResultMaker maker;
    maker.setCount("num_prompts", point.numPrompts);
    maker.setCount("completed", point.completed);
    maker.setCount("failed", point.failed);
    maker.setCount("total_input_tokens", inputSum);
    maker.setCount("total_output_tokens", outputSum);
    maker.add("input_lens", JsonValue(std::move(inputs)));
    maker.add("output_lens", JsonValue(std::move(outputs)));
    maker.add("ttfts", JsonValue(std::move(ttfts)));
    maker.add("latencies", JsonValue(std::move(latencies)));
    maker.add("errors", JsonValue(std::move(errors)));
    point.result = maker.take();
    ImportedFile file;
    file.format = u"LLMPerf responses (%1)"_s.arg(responses.size());
    file.points.push_back(std::move(point));
    return file;
}

Result<ImportedFile> readSummary(const JsonValue &source)
{
    const bool nested = source["results"].isObject();
    const auto result = [&](const QByteArray &name) {
        return (nested ? source["results"][name] : source["results_" + name]).number();
    };
    const auto completed = result("num_completed_requests");
    if (!completed)
        return incompleteFile(u"LLMPerf summary"_s, u"results_num_completed_requests"_s);
    ImportedPoint point;
    point.tool = point.convention = u"llmperf"_s;
    point.model = source["model"].text();
    point.date = dateFrom(source["timestamp"]);
    point.completed = static_cast<int>(std::clamp(*completed, 0.0, 2e9));
    point.failed = static_cast<int>(result("number_errors").value_or(0));
    point.numPrompts = static_cast<int>(result("num_requests_started").value_or(*completed + point.failed));
    if (const auto limit = source["num_concurrent_requests"].number(); limit && *limit >= 1 && *limit < 2e9)
        point.maxConcurrency = static_cast<int>(*limit);
    point.inputLen = meanLength(source["mean_input_tokens"].number(), 1);
    point.outputLen = meanLength(source["mean_output_tokens"].number(), 1);

    ResultMaker maker;
    maker.set("model_id", point.model);
    maker.setCount("num_prompts", point.numPrompts);
    const auto perMinute = result("num_completed_requests_per_min");
    maker.set("duration",
              perMinute && *perMinute > 0 ? std::optional(*completed / *perMinute * 60) : std::nullopt);
    maker.setCount("completed", completed);
    maker.setCount("failed", point.failed);
    const auto total = [&](const char *quantity) {
        const auto mean = statistics(source, quantity)["mean"].number();
        return mean ? std::optional(*mean * *completed) : std::nullopt;
    };
    maker.setCount("total_input_tokens", total("number_input_tokens"));
    maker.setCount("total_output_tokens", total("number_output_tokens"));
    maker.set("request_throughput", perMinute ? std::optional(*perMinute / 60) : std::nullopt);
    maker.set("output_throughput", result("mean_output_throughput_token_per_s"));
    maker.setMetric("ttft", statistics(source, "ttft_s"), 1000);
    maker.setMetric("itl", statistics(source, "inter_token_latency_s"), 1000);
    maker.setMetric("e2el", statistics(source, "end_to_end_latency_s"), 1000);
    maker.add("llmperf", source);
    point.result = maker.take();
    ImportedFile file;
    file.format = u"LLMPerf summary"_s;
    file.version = source["version"].text();
    file.points.push_back(std::move(point));
    return file;
}

Result<ImportedFile> read(std::vector<JsonValue> values, const QString &)
{
    if (const JsonValue::Array *list = values.front().array(); list && isResponse(values.front().at(0)))
        return readResponses(*list);
    if (isResponse(values.front()))
        return readResponses(values);
    return readSummary(values.front());
}

} // namespace

const ImportFormat &llmperfFormat()
{
    static constexpr ImportFormat format{"llmperf", matches, read};
    return format;
}

} // namespace servescope
