// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"
#include "core/import/result_maker.h"
#include "core/metrics/figures.h"

#include <cmath>
#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

bool matchesRecords(const std::vector<JsonValue> &values)
{
    const JsonValue &value = values.front();
    return value["metadata"].isObject() && (value["metrics"].isObject() || value.contains("error")) &&
           (value["metadata"].contains("request_start_ns") || value["metadata"].contains("x_request_id"));
}

bool matchesTelemetry(const std::vector<JsonValue> &values)
{
    const JsonValue &value = values.front();
    return value.contains("timestamp_ns") && value.contains("gpu_index") &&
           value["telemetry_data"].isObject();
}

/// A metric of a record in milliseconds (times) or as it is (lengths).
std::optional<double> metric(const JsonValue &record, const char *name)
{
    const JsonValue &entry = record["metrics"][name];
    const auto value = entry.isObject() ? entry["value"].number() : entry.number();
    return value ? std::optional(*value * millisecondsPer(entry["unit"].text())) : std::nullopt;
}

/// The arrays of a detailed vLLM file, out of the records.
class Arrays
{
public:
    void add(const JsonValue &record)
    {
        const JsonValue &metadata = record["metadata"];
        const bool failed = !record["error"].isNull() || metadata["was_cancelled"].truth() ||
                            !metric(record, "request_latency");
        const auto start = metadata["request_start_ns"].integer();
        // Whole nanoseconds since the first request keep their precision; since 1970 they would not.
        if (start && !m_origin)
            m_origin = *start;
        const double seconds = start ? static_cast<double>(*start - *m_origin) / 1e9 : 0;
        m_timed &= start.has_value();
        const auto end = metadata["request_end_ns"].integer();
        m_starts.push_back(seconds);
        m_ends.push_back(end && m_origin ? static_cast<double>(*end - *m_origin) / 1e9 : seconds);
        m_ttfts.push_back(metric(record, "time_to_first_token").value_or(0) / 1000);
        m_latencies.push_back(failed ? 0 : *metric(record, "request_latency") / 1000);
        m_inputs.push_back(
            JsonValue(static_cast<qint64>(metric(record, "input_sequence_length").value_or(0))));
        m_outputs.push_back(JsonValue(
            static_cast<qint64>(failed ? 0 : metric(record, "output_sequence_length").value_or(0))));
        const JsonValue &gaps = record["metrics"]["inter_chunk_latency"];
        const double scale = millisecondsPer(gaps["unit"].text()) / 1000;
        JsonValue::Numbers chunk;
        for (const double gap : gaps["value"].numbers().value_or(JsonValue::Numbers()))
            chunk.push_back(gap * scale);
        m_gaps.push_back(JsonValue(std::move(chunk)));
        QString error = record["error"].text();
        if (error.isEmpty() && record["error"].isObject())
            error = record["error"]["message"].text();
        if (failed && error.isEmpty())
            error = metadata["was_cancelled"].truth() ? u"cancelled"_s : u"failed"_s;
        m_errors.push_back(JsonValue(error));
        ++(failed ? failures : successes);
    }

    void store(ResultMaker &maker)
    {
        maker.add("input_lens", JsonValue(std::move(m_inputs)));
        maker.add("output_lens", JsonValue(std::move(m_outputs)));
        maker.add("ttfts", JsonValue(std::move(m_ttfts)));
        maker.add("itls", JsonValue(std::move(m_gaps)));
        if (m_timed) {
            maker.add("start_times", JsonValue(std::move(m_starts)));
            maker.add("end_times", JsonValue(std::move(m_ends)));
        }
        maker.add("latencies", JsonValue(std::move(m_latencies)));
        maker.add("errors", JsonValue(std::move(m_errors)));
    }

    int successes = 0, failures = 0;

private:
    std::optional<qint64> m_origin;
    bool m_timed = true;
    JsonValue::Numbers m_starts, m_ends, m_ttfts, m_latencies;
    JsonValue::Array m_inputs, m_outputs, m_gaps, m_errors;
};

Result<ImportedFile> readRecords(std::vector<JsonValue> values, const QString &)
{
    ImportedFile file;
    Arrays arrays;
    ImportedPoint point;
    point.tool = u"aiperf"_s;
    point.convention = u"aiperf"_s;
    for (size_t i = 0; i < values.size(); ++i) {
        const JsonValue &record = values[i];
        if (!record["metadata"].isObject())
            return incompleteFile(u"AIPerf record list"_s, u"metadata of record %1"_s.arg(i + 1));
        if (record["metadata"]["benchmark_phase"].text() == "warmup"_L1) {
            ++file.damaged;
            continue;
        }
        if (!point.date.isValid())
            point.date = dateFrom(record["metadata"]["request_start_ns"]);
        arrays.add(record);
    }
    point.completed = arrays.successes;
    point.failed = arrays.failures;
    point.numPrompts = point.completed + point.failed;
    ResultMaker maker;
    maker.setCount("num_prompts", point.numPrompts);
    maker.setCount("completed", point.completed);
    maker.setCount("failed", point.failed);
    arrays.store(maker);
    point.result = maker.take();
    file.format = u"AIPerf records (%1)"_s.arg(values.size());
    file.points.push_back(std::move(point));
    return file;
}

/// Mean and maximum of each gauge of each GPU; a telemetry file alone is no result.
// NOLINTNEXTLINE(performance-unnecessary-value-param): the signature of every format, most of which move it
Result<ImportedFile> readTelemetry(std::vector<JsonValue> values, const QString &)
{
    struct Gauge
    {
        double sum = 0, max = 0;
        qint64 n = 0;
    };
    struct Gpu
    {
        JsonValue described;
        std::map<QByteArray, Gauge> gauges;
    };
    std::map<QString, Gpu> gpus;
    for (const JsonValue &sample : values) {
        const QString key = sample["gpu_uuid"].text() + sample["dcgm_url"].text() +
                            QString::number(sample["gpu_index"].integer().value_or(0));
        Gpu &gpu = gpus[key];
        for (const char *name : {"gpu_index", "gpu_uuid", "gpu_model_name", "hostname", "dcgm_url"}) {
            if (sample.contains(name) && !gpu.described.contains(name))
                gpu.described.set(name, sample[name]);
        }
        for (const auto &[name, value] : sample["telemetry_data"].members()) {
            if (const auto number = value.number(); number && std::isfinite(*number)) {
                Gauge &gauge = gpu.gauges[name];
                gauge.sum += *number;
                gauge.max = gauge.n == 0 ? *number : std::max(gauge.max, *number);
                ++gauge.n;
            }
        }
    }
    ImportedFile file;
    JsonValue::Array list;
    for (auto &[key, gpu] : gpus) {
        JsonValue metrics;
        for (const auto &[name, gauge] : gpu.gauges) {
            JsonValue figures;
            figures.set("avg", JsonValue(gauge.sum / static_cast<double>(gauge.n)));
            figures.set("max", JsonValue(gauge.max));
            figures.set("count", JsonValue(gauge.n));
            metrics.set(name, std::move(figures));
        }
        gpu.described.set("metrics", std::move(metrics));
        list.push_back(std::move(gpu.described));
    }
    file.format = u"AIPerf GPU telemetry (%1 samples)"_s.arg(values.size());
    file.completes = u"profile_export_aiperf.json"_s;
    file.part.set("telemetry", JsonValue(std::move(list)));
    return file;
}

} // namespace

const ImportFormat &aiperfRecordsFormat()
{
    static constexpr ImportFormat format{"aiperf", matchesRecords, readRecords};
    return format;
}

const ImportFormat &aiperfTelemetryFormat()
{
    static constexpr ImportFormat format{"aiperf", matchesTelemetry, readTelemetry};
    return format;
}

} // namespace servescope
