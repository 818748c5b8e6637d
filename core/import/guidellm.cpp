// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"
#include "core/import/result_maker.h"

#include <QRegularExpression>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

bool matches(const std::vector<JsonValue> &values)
{
    const JsonValue &value = values.front();
    const JsonValue &first = value["benchmarks"].at(0);
    return value["benchmarks"].isArray() &&
           (value["benchmarks"].size() == 0 || first["metrics"].isObject() || first.contains("run_stats") ||
            first["type_"].text().startsWith("generative"_L1));
}

/// The first of several paths that leads to something.
const JsonValue &anyOf(std::initializer_list<const JsonValue *> candidates)
{
    for (const JsonValue *candidate : candidates) {
        if (!candidate->isNull())
            return *candidate;
    }
    return **candidates.begin();
}

/// A time of one request, in seconds since 1970: newer reports nest them.
std::optional<double> timeOf(const JsonValue &request, const char *nested, const char *flat)
{
    const JsonValue &timings =
        anyOf({&request["info"]["timings"], &request["scheduler_info"]["request_timings"]});
    const auto value = timings[nested].number();
    return value ? value : request[flat].number();
}

double tokens(const JsonValue &request, const char *flat, const char *nested)
{
    const JsonValue &metrics = request[nested];
    const auto value = anyOf({&request[flat], &metrics["total_tokens"], &metrics["text_tokens"]}).number();
    return value && *value >= 0 ? *value : 0;
}

/// Per-request values as the arrays of a detailed result; GuideLLM keeps no single gaps.
void storeRequests(const JsonValue &requests, ResultMaker &maker)
{
    JsonValue::Numbers starts, ends, ttfts, latencies;
    JsonValue::Array inputs, outputs, errors;
    for (const char *group : {"successful", "errored"}) {
        const JsonValue::Array *list = requests[group].array();
        if (!list)
            continue;
        const bool good = *group == 's';
        for (const JsonValue &request : *list) {
            const auto start = timeOf(request, "request_start", "start_time");
            const auto first = timeOf(request, "first_token_iteration", "first_token_time");
            const auto last = timeOf(request, "last_token_iteration", "last_token_time");
            const auto end = timeOf(request, "request_end", "end_time");
            const auto ttft = request["time_to_first_token_ms"].number();
            if (!start || !end)
                return; // without times the arrays would be guesses
            starts.push_back(*start);
            ends.push_back(*end);
            ttfts.push_back(first ? *first - *start : ttft ? *ttft / 1000 : 0);
            latencies.push_back(good ? last.value_or(*end) - *start : 0);
            inputs.push_back(
                JsonValue(static_cast<qint64>(tokens(request, "prompt_tokens", "input_metrics"))));
            outputs.push_back(JsonValue(
                good ? static_cast<qint64>(tokens(request, "output_tokens", "output_metrics")) : qint64(0)));
            const QString error = request["error"].text();
            errors.push_back(JsonValue(good ? QString() : error.isEmpty() ? u"failed"_s : error));
        }
    }
    if (starts.empty())
        return;
    maker.add("input_lens", JsonValue(std::move(inputs)));
    maker.add("output_lens", JsonValue(std::move(outputs)));
    maker.add("ttfts", JsonValue(std::move(ttfts)));
    maker.add("start_times", JsonValue(std::move(starts)));
    maker.add("end_times", JsonValue(std::move(ends)));
    maker.add("latencies", JsonValue(std::move(latencies)));
    maker.add("errors", JsonValue(std::move(errors)));
}

/// The length asked of synthetic data: {"prompt_tokens": 32} or "prompt_tokens=32,output_tokens=8"; 0 = not
/// told.
int askedLength(const JsonValue &report, const char *name)
{
    const JsonValue &data = anyOf({&report["config"]["spec"]["data"], &report["args"]["data"]});
    const JsonValue source = data.isArray() ? data.at(0) : data;
    if (const auto length = source[name].number(); length && *length >= 1 && *length < 1e9)
        return static_cast<int>(*length);
    const QRegularExpression pattern(QLatin1StringView(name) + u"\"?\\s*[=:]\\s*(\\d+)"_s);
    return pattern.match(source.text()).captured(1).toInt();
}

void readStrategy(const JsonValue &strategy, ImportedPoint &point)
{
    const QString kind = anyOf({&strategy["type_"], &strategy["kind"]}).text();
    point.name = kind;
    if (kind == "synchronous"_L1)
        point.maxConcurrency = 1;
    for (const char *name : {"streams", "max_concurrency"}) {
        const auto streams = strategy[name].number();
        // 10240 is what an open loop leaves as its upper limit.
        if (streams && *streams >= 1 && *streams < 10'000 && !point.maxConcurrency)
            point.maxConcurrency = static_cast<int>(*streams);
    }
    for (const char *name : {"rate", "initial_rate"}) {
        if (const auto rate = strategy[name].number(); rate && *rate > 0 && kind != "concurrent"_L1)
            point.requestRate = *rate;
    }
}

Result<ImportedPoint> readBenchmark(const JsonValue &source, const JsonValue &report)
{
    const JsonValue &config = anyOf({&source["config"], &source["args"]});
    const JsonValue &backend =
        anyOf({&config["backend"], &report["config"]["spec"]["backend"], &source["worker"], &report["args"]});
    const JsonValue &metrics = source["metrics"];
    ImportedPoint point;
    point.tool = point.convention = u"guidellm"_s;
    for (const JsonValue *name :
         {&backend["model"], &source["worker"]["backend_model"], &report["args"]["model"],
          &report["args"]["processor"], &source["benchmarker"]["backend"]["model"]}) {
        if (point.model.isEmpty())
            point.model = name->text();
    }
    point.backend = anyOf({&backend["kind"], &backend["type_"], &source["worker"]["backend_type"]}).text();
    readStrategy(anyOf({&config["strategy"], &source["scheduler"]["strategy"]}), point);

    const JsonValue &totals = anyOf({&metrics["request_totals"], &source["run_stats"]["requests_made"],
                                     &source["scheduler_metrics"]["requests_made"]});
    auto completed = totals["successful"].number();
    if (!completed)
        completed = metrics["request_latency"]["successful"]["count"].number();
    if (!completed)
        return incompleteFile(u"GuideLLM report"_s, u"metrics.request_totals"_s);
    point.completed = static_cast<int>(std::clamp(*completed, 0.0, 2e9));
    point.failed = static_cast<int>(totals["errored"].number().value_or(0));
    const auto incomplete = totals["incomplete"].number().value_or(0);
    point.numPrompts = static_cast<int>(totals["total"].number().value_or(*completed + point.failed));
    const auto start = anyOf({&source["start_time"], &source["run_stats"]["start_time"]}).number();
    const auto end = anyOf({&source["end_time"], &source["run_stats"]["end_time"]}).number();
    auto duration = source["duration"].number();
    if (!duration && start && end)
        duration = *end - *start;
    point.date = dateFrom(anyOf({&source["start_time"], &source["run_stats"]["start_time"]}));

    const auto good = [&metrics](const char *name) -> const JsonValue & {
        return metrics[name]["successful"];
    };
    const auto total = [&](const char *name) {
        const JsonValue &statistics = good(name);
        const auto sum = statistics["total_sum"].number();
        const auto mean = statistics["mean"].number();
        return sum ? sum : mean ? std::optional(*mean * *completed) : std::nullopt;
    };
    const auto inputs = total("prompt_token_count");
    const auto outputs = total("output_token_count");
    point.inputLen = askedLength(report, "prompt_tokens");
    point.outputLen = askedLength(report, "output_tokens");
    if (point.inputLen == 0)
        point.inputLen = meanLength(inputs, completed);
    if (point.outputLen == 0)
        point.outputLen = meanLength(outputs, completed);

    ResultMaker maker;
    maker.set("backend", point.backend);
    maker.set("model_id", point.model);
    maker.setCount("num_prompts", point.numPrompts);
    maker.set("duration", duration);
    maker.setCount("completed", completed);
    maker.setCount("failed", point.failed);
    if (incomplete > 0)
        maker.setCount("incomplete", incomplete);
    maker.setCount("total_input_tokens", inputs);
    maker.setCount("total_output_tokens", outputs);
    maker.set("request_throughput", good("requests_per_second")["mean"].number());
    maker.set("output_throughput", good("output_tokens_per_second")["mean"].number());
    maker.set("total_token_throughput", good("tokens_per_second")["mean"].number());
    maker.set("max_concurrent_requests", good("request_concurrency")["max"].number());
    maker.setMetric("ttft", good("time_to_first_token_ms"), 1);
    maker.setMetric("tpot", good("time_per_output_token_ms"), 1);
    maker.setMetric("itl", good("inter_token_latency_ms"), 1);
    maker.setMetric("e2el", good("request_latency"), 1000);
    storeRequests(source["requests"], maker);
    JsonValue kept = source;
    kept.set("requests", JsonValue()); // the file itself is kept with the run
    maker.add("guidellm", std::move(kept));
    point.result = maker.take();
    return point;
}

Result<ImportedFile> read(std::vector<JsonValue> values, const QString &)
{
    const JsonValue &report = values.front();
    ImportedFile file;
    const JsonValue::Array *benchmarks = report["benchmarks"].array();
    if (!benchmarks || benchmarks->empty())
        return incompleteFile(u"GuideLLM report"_s, u"benchmarks"_s);
    for (const JsonValue &benchmark : *benchmarks) {
        auto point = readBenchmark(benchmark, report);
        if (!point)
            return point.error();
        file.points.push_back(std::move(point.value()));
    }
    const auto version = report["metadata"]["version"].integer();
    file.format =
        u"GuideLLM report, version %1 (%2 benchmarks)"_s.arg(version.value_or(1)).arg(benchmarks->size());
    file.version = report["metadata"]["guidellm_version"].text();
    return file;
}

} // namespace

const ImportFormat &guidellmFormat()
{
    static constexpr ImportFormat format{"guidellm", matches, read};
    return format;
}

} // namespace servescope
