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
    return value["load_summary"].isObject() || (value["successes"].isObject() && value.contains("failures"));
}

Result<ImportedFile> read(std::vector<JsonValue> values, const QString &fileName)
{
    const JsonValue &source = values.front();
    const JsonValue &good = source["successes"];
    const JsonValue &load = source["load_summary"];
    const auto completed = good["count"].number();
    if (!completed)
        return incompleteFile(u"inference-perf report"_s, u"successes.count"_s);
    ImportedPoint point;
    point.tool = point.convention = u"inference-perf"_s;
    point.completed = static_cast<int>(std::clamp(*completed, 0.0, 2e9));
    point.failed = static_cast<int>(source["failures"]["count"].number().value_or(0));
    point.numPrompts = point.completed + point.failed;
    static const QRegularExpression stage(u"stage_(-?\\d+)"_s);
    if (const auto match = stage.match(fileName); match.hasMatch())
        point.name = u"stage %1"_s.arg(match.captured(1));
    else if (fileName.startsWith("summary"_L1))
        point.name = u"all stages"_s;
    if (const auto rate = load["requested_rate"].number(); rate && *rate > 0)
        point.requestRate = *rate;
    if (const auto limit = load["concurrency"].number(); limit && *limit >= 1 && *limit < 2e9)
        point.maxConcurrency = static_cast<int>(*limit);
    const auto inputs = good["prompt_len"]["mean"].number();
    const auto outputs = good["output_len"]["mean"].number();
    point.inputLen = inputs ? static_cast<int>(std::lround(*inputs)) : 0;
    point.outputLen = outputs ? static_cast<int>(std::lround(*outputs)) : 0;

    ResultMaker maker;
    const JsonValue &rates = good["throughput"];
    const auto perSecond = rates["requests_per_sec"].number();
    maker.setCount("num_prompts", point.numPrompts);
    // Its throughput counts from the first send to the last answer, which is longer than it says it sent for.
    maker.set("duration", perSecond && *perSecond > 0 ? std::optional(*completed / *perSecond)
                                                      : load["send_duration"].number());
    maker.setCount("completed", completed);
    maker.setCount("failed", point.failed);
    maker.setCount("total_input_tokens", inputs ? std::optional(*inputs * *completed) : std::nullopt);
    maker.setCount("total_output_tokens", outputs ? std::optional(*outputs * *completed) : std::nullopt);
    maker.set("request_throughput", perSecond);
    maker.set("output_throughput", rates["output_tokens_per_sec"].number());
    maker.set("total_token_throughput", rates["total_tokens_per_sec"].number());
    const JsonValue &latency = good["latency"];
    maker.setMetric("ttft", latency["time_to_first_token"], 1000);
    maker.setMetric("tpot", latency["time_per_output_token"], 1000);
    maker.setMetric("itl", latency["inter_token_latency"], 1000);
    maker.setMetric("e2el", latency["request_latency"], 1000);
    maker.setMetric("ntpot", latency["normalized_time_per_output_token"], 1000);
    maker.setMetric("schedule_delay", load["schedule_delay"], 1000);
    maker.add("inference_perf", source);
    point.result = maker.take();

    ImportedFile file;
    file.format = u"inference-perf report"_s;
    if (!point.name.isEmpty())
        file.format += u", "_s + point.name;
    file.points.push_back(std::move(point));
    return file;
}

} // namespace

const ImportFormat &inferencePerfFormat()
{
    static constexpr ImportFormat format{"inference-perf", matches, read};
    return format;
}

} // namespace servescope
