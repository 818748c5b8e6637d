// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/vllm_json.h"

#include "core/base/json_writer.h"
#include "core/metrics/client_side.h"
#include "core/results/file_names.h"
#include "core/results/health_json.h"
#include "core/results/vllm_arrays.h"
#include "core/results/vllm_keys.h"

#include <array>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

void writeSetup(JsonWriter &json, const PointSetup &setup)
{
    json.member("date", setup.date.toString(u"yyyyMMdd-HHmmss"_s));
    json.member("endpoint_type", setup.backend).member("backend", setup.backend);
    json.key("label");
    setup.label.isEmpty() ? json.null() : json.value(setup.label);
    json.member("model_id", setup.modelId).member("tokenizer_id", setup.tokenizerId);
    json.member("num_prompts", setup.numPrompts);
    for (const auto &[key, value] : setup.metadata)
        json.key(key).value(value);
    json.key("request_rate");
    std::isinf(setup.requestRate) ? json.value("inf") : json.value(setup.requestRate);
    json.member("burstiness", setup.burstiness).key("max_concurrency");
    setup.maxConcurrency ? json.value(*setup.maxConcurrency) : json.null();
    if (setup.rampUp) {
        json.member("ramp_up_strategy", setup.rampUp->strategy == RampUp::Strategy::Linear
                                            ? QByteArrayView("linear")
                                            : QByteArrayView("exponential"));
        json.member("ramp_up_start_rps", setup.rampUp->startRate);
        json.member("ramp_up_end_rps", setup.rampUp->endRate);
    }
}

/// When the ramp passed each whole rate: the first request at or above it, as vLLM notes it.
void writeRateChanges(JsonWriter &json, const PointResult &result)
{
    json.key("rps_change_events").beginArray();
    int last = -1;
    for (const RequestRecord &record : result.records) {
        const double rate = rampRate(*result.setup.rampUp, record.index, result.setup.numPrompts);
        const int whole = static_cast<int>(rate);
        if (whole <= last && last >= 0)
            continue;
        last = whole;
        const auto after = std::chrono::duration_cast<std::chrono::milliseconds>(
            record.sent - result.records.front().scheduled);
        json.beginObject().member("rps", whole);
        json.member("timestamp", result.setup.date.addMSecs(after.count()).toString(Qt::ISODateWithMs));
        json.endObject();
    }
    json.endArray();
}

void writeTotals(JsonWriter &json, const Summary &s)
{
    json.member("duration", s.durationSeconds).member("completed", s.completed).member("failed", s.failed);
    json.member("total_input_tokens", s.totalInputTokens).member("total_output_tokens", s.totalOutputTokens);
    json.member("request_throughput", s.requestThroughput).key("request_goodput");
    s.requestGoodput ? json.value(*s.requestGoodput) : json.null();
    json.member("output_throughput", s.outputThroughput)
        .member("total_token_throughput", s.totalTokenThroughput);
}

void writeDistribution(JsonWriter &json, const Distribution &d, const QByteArray &name,
                       const std::vector<double> &percentiles)
{
    // With nothing measured vLLM writes zeros; its readers expect numbers.
    const auto member = [&](const QByteArray &figure, auto value) {
        json.member(figure + '_' + name + "_ms", d.available() ? value() : 0.0);
    };
    member("mean", [&d] { return d.mean(); });
    member("median", [&d] { return d.median(); });
    member("std", [&d] { return d.stddev(); });
    for (const double p : percentiles)
        member('p' + percentileWord(p), [&d, p] { return d.at(p); });
}

void writeGoodput(JsonWriter &json, const QMap<QString, double> &goodput)
{
    json.key("goodput").beginObject();
    for (auto it = goodput.begin(); it != goodput.end(); ++it)
        json.key(it.key()).value(it.value());
    json.endObject();
}

void writeCounts(JsonWriter &json, const std::vector<RequestRecord> &records)
{
    qint64 attempts = 0;
    std::array<int, static_cast<size_t>(RequestStatus::ProtocolError) + 1> statuses{};
    for (const RequestRecord &record : records) {
        attempts += record.attempts;
        ++statuses[static_cast<size_t>(record.status)];
    }
    json.member("attempts", attempts).key("statuses").beginObject();
    for (size_t i = 0; i < statuses.size(); ++i) {
        if (statuses[i] > 0)
            json.key(statusName(static_cast<RequestStatus>(i))).value(statuses[i]);
    }
    json.endObject();
}

void writeClientSide(JsonWriter &json, const ClientSide &side, const std::vector<double> &percentiles)
{
    json.key("offered_rate");
    side.offeredRate ? json.value(*side.offeredRate) : json.null();
    json.member("sent_rate", side.sentRate).member("completed_rate", side.completedRate);
    json.member("fresh_connections", side.freshConnections);
    for (const auto &[name, distribution] :
         {std::pair<const char *, const Distribution &>{"e2el_including_client_queue", side.e2elWithQueue},
          {"connect", side.connect},
          {"tls", side.tls},
          {"written", side.written},
          {"first_byte", side.firstByte}}) {
        if (distribution.available())
            writeDistribution(json, distribution, name, percentiles);
    }
}

void writeOwn(JsonWriter &json, const PointResult &result, bool detailed)
{
    const PointSetup &setup = result.setup;
    const Summary &s = result.summary;
    json.key("servescope").beginObject();
    json.member("version", SERVESCOPE_VERSION).member("convention", "vllm");
    json.member("point_id", setup.pointId).member("base_url", withoutCredentials(setup.baseUrl));
    json.member("endpoint", setup.endpoint);
    json.member("input_len", setup.inputLen).member("output_len", setup.outputLen);
    json.key("seed").raw(QByteArray::number(setup.seed));
    json.member("dataset", setup.datasetName).member("dataset_fingerprint", setup.datasetFingerprint);
    json.member("tokenizer_note", setup.tokenizerNote).member("tokenizer_exact", setup.tokenizerExact);
    json.member("output_token_source", tokenSourceName(s.outputTokenSource));
    writeGoodput(json, setup.goodput);
    writeCounts(json, result.records);
    json.member("retried", s.retried);
    json.member("prompt_length_mismatches", setup.promptLengthMismatches);
    json.member("prompt_length_mismatches_server", s.promptLengthMismatches);
    json.member("output_length_mismatches", s.outputLengthMismatches);
    json.member("max_concurrent_requests", s.maxConcurrentRequests);
    json.member("peak_sockets", result.health.peakSockets).member("workers", result.workers);
    json.key("instrument");
    writeHealth(json, result.health);
    if (s.clientQueue.available())
        writeDistribution(json, s.clientQueue, "client_queue", setup.metricPercentiles);
    writeClientSide(json, clientSide(result.records), setup.metricPercentiles);
    if (detailed)
        writeOwnArrays(json, result.records);
    json.endObject();
}

} // namespace

QByteArray vllmJson(const PointResult &result, bool detailed)
{
    const Summary &s = result.summary;
    JsonWriter json(JsonWriter::Style::Python);
    json.beginObject();
    writeSetup(json, result.setup);
    writeTotals(json, s);
    if (detailed)
        writeVllmArrays(json, result.records);
    json.member("max_output_tokens_per_s", s.maxOutputTokensPerSecond);
    // Zero without a success, as vLLM has it; what really was in flight stands under our own key.
    json.member("max_concurrent_requests", s.completed > 0 ? s.maxConcurrentRequests : 0);
    if (result.setup.rampUp)
        writeRateChanges(json, result);
    for (const VllmMetric metric : vllmMetrics) {
        const QString key = vllmMetricKey(metric);
        if (result.setup.percentileMetrics.contains(key))
            writeDistribution(json, vllmDistribution(s, metric), key.toLatin1(),
                              result.setup.metricPercentiles);
    }
    writeOwn(json, result, detailed);
    json.endObject();
    return json.take();
}

QString vllmFileName(const PointSetup &setup)
{
    QString name = setup.label.isEmpty() ? setup.backend : setup.label;
    name = fileNamePart(name) + u'-';
    name += std::isinf(setup.requestRate) ? u"inf"_s : QString::fromLatin1(pythonFloat(setup.requestRate));
    name += u"qps"_s;
    if (setup.maxConcurrency)
        name += u"-concurrency%1"_s.arg(*setup.maxConcurrency);
    return name + u'-' + modelFileName(setup.modelId) + u'-' + setup.date.toString(u"yyyyMMdd-HHmmss"_s) +
           u".json"_s;
}

} // namespace servescope
