// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"
#include "core/import/result_maker.h"

#include <array>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The names of two generations of evalscope.
const JsonValue &either(const JsonValue &source, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (source.contains(name))
            return source[name];
    }
    return source[*names.begin()];
}

bool isSummary(const JsonValue &value)
{
    return value.contains("Time taken for tests (s)") || value.contains("Test Duration (s)") ||
           value.contains("Succeed requests") || value.contains("Success Requests");
}

bool isPercentiles(const JsonValue &value)
{
    return value.contains("Percentiles") || value.at(0).contains("Percentiles") ||
           value.contains("Percentile") || value.at(0).contains("Percentile");
}

bool isArguments(const JsonValue &value)
{
    return value.contains("parallel") && value.contains("api") && value.contains("number");
}

bool matches(const std::vector<JsonValue> &values)
{
    const JsonValue &value = values.front();
    return isSummary(value) || isPercentiles(value) || isArguments(value);
}

struct Column
{
    const char *metric;
    std::array<const char *, 2> names; ///< in seconds and in milliseconds
};

constexpr Column columns[]{{"ttft", {"TTFT (s)", "TTFT (ms)"}},
                           {"itl", {"ITL (s)", "ITL (ms)"}},
                           {"tpot", {"TPOT (s)", "TPOT (ms)"}},
                           {"e2el", {"Latency (s)", "Latency (ms)"}}};

/// Keys such as p99_ttft_ms out of the table, whether it is written by rows or by columns.
JsonValue percentileKeys(const JsonValue &table)
{
    JsonValue keys;
    const auto row = [&](const QString &label, auto cell) {
        QString number = label.trimmed();
        number.remove(u'%');
        bool good = false;
        const double p = number.toDouble(&good);
        if (!good)
            return;
        for (const Column &column : columns) {
            for (size_t k = 0; k < 2; ++k) {
                const std::optional<double> value = cell(column.names[k]);
                if (!value || !std::isfinite(*value))
                    continue;
                JsonValue statistics;
                statistics.set("p" + QByteArray::number(p), JsonValue(*value));
                ResultMaker maker;
                maker.setMetric(column.metric, statistics, k == 0 ? 1000 : 1);
                for (const auto &[key, figure] : maker.result().members())
                    keys.set(key, figure);
            }
        }
    };
    const char *const name =
        table.contains("Percentiles") || table.at(0).contains("Percentiles") ? "Percentiles" : "Percentile";
    if (const JsonValue::Array *rows = table.array()) {
        for (const JsonValue &line : *rows)
            row(line[name].text(), [&line](const char *column) { return line[column].number(); });
    } else {
        for (qsizetype i = 0; i < table[name].size(); ++i)
            row(table[name].at(i).text(), [&](const char *column) { return table[column].at(i).number(); });
    }
    return keys;
}

ImportedFile part(const QString &format, const char *member, JsonValue value)
{
    ImportedFile file;
    file.format = format;
    file.completes = u"benchmark_summary.json"_s;
    file.part.set(member, std::move(value));
    return file;
}

/// "parallel_4_number_16": how evalscope names the folder of a run.
Result<ImportedFile> readSummary(const JsonValue &source)
{
    const auto completed = either(source, {"Succeed requests", "Success Requests"}).number();
    if (!completed)
        return incompleteFile(u"evalscope summary"_s, u"Success Requests"_s);
    ImportedPoint point;
    point.tool = point.convention = u"evalscope"_s;
    point.completed = static_cast<int>(std::clamp(*completed, 0.0, 2e9));
    point.failed =
        static_cast<int>(either(source, {"Failed requests", "Failed Requests"}).number().value_or(0));
    point.numPrompts = static_cast<int>(
        either(source, {"Total requests", "Total Requests"}).number().value_or(*completed + point.failed));
    const auto limit = either(source, {"Number of concurrency", "Concurrency"}).number();
    if (limit && *limit >= 1 && *limit < 2e9)
        point.maxConcurrency = static_cast<int>(*limit);
    const auto rate = either(source, {"Request rate (req/s)", "Request Rate (req/s)"}).number();
    if (rate && *rate > 0)
        point.requestRate = *rate;
    const auto inputs = either(source, {"Average input tokens per request", "Avg Input Tokens"}).number();
    const auto outputs = either(source, {"Average output tokens per request", "Avg Output Tokens"}).number();
    point.inputLen = meanLength(inputs, 1);
    point.outputLen = meanLength(outputs, 1);

    ResultMaker maker;
    maker.setCount("num_prompts", point.numPrompts);
    maker.set("duration", either(source, {"Time taken for tests (s)", "Test Duration (s)"}).number());
    maker.setCount("completed", completed);
    maker.setCount("failed", point.failed);
    maker.setCount("total_input_tokens", inputs ? std::optional(*inputs * *completed) : std::nullopt);
    maker.setCount("total_output_tokens", outputs ? std::optional(*outputs * *completed) : std::nullopt);
    maker.set("request_throughput",
              either(source, {"Request throughput (req/s)", "Req Throughput (req/s)"}).number());
    maker.set("output_throughput",
              either(source, {"Output token throughput (tok/s)", "Output Throughput (tok/s)"}).number());
    maker.set("total_token_throughput",
              either(source, {"Total token throughput (tok/s)", "Total Throughput (tok/s)"}).number());
    const auto mean = [&](const char *key, const char *seconds, const char *milliseconds) {
        if (const auto value = source[seconds].number())
            maker.set(key, *value * 1000);
        else
            maker.set(key, source[milliseconds].number());
    };
    mean("mean_ttft_ms", "Average time to first token (s)", "TTFT (ms)");
    mean("mean_tpot_ms", "Average time per output token (s)", "TPOT (ms)");
    mean("mean_itl_ms", "Average inter-token latency (s)", "ITL (ms)");
    mean("mean_e2el_ms", "Average latency (s)", "");
    mean("mean_e2el_ms", "Avg Latency (s)", "");
    maker.add("evalscope", source);
    point.result = maker.take();
    ImportedFile file;
    file.format = u"evalscope summary"_s;
    file.points.push_back(std::move(point));
    return file;
}

Result<ImportedFile> read(std::vector<JsonValue> values, const QString &)
{
    const JsonValue &source = values.front();
    if (isSummary(source))
        return readSummary(source);
    if (isPercentiles(source)) {
        JsonValue keys = percentileKeys(source);
        if (keys.members().empty())
            return incompleteFile(u"evalscope percentile table"_s, u"TTFT"_s);
        return part(u"evalscope percentile table"_s, "figures", std::move(keys));
    }
    JsonValue arguments = source;
    for (const char *secret : {"api_key", "headers"}) // never kept
        arguments.set(secret, JsonValue());
    return part(u"evalscope arguments"_s, "arguments", std::move(arguments));
}

} // namespace

const ImportFormat &evalscopeFormat()
{
    static constexpr ImportFormat format{"evalscope", matches, read};
    return format;
}

} // namespace servescope
