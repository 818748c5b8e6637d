// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/health_json.h"

#include "core/base/json_writer.h"

#include <QJsonArray>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

void writeDelays(JsonWriter &json, const char *name, const DelayFigures &delays)
{
    json.key(name).beginObject();
    json.member("samples", delays.samples).member("p50", delays.p50Ms);
    json.member("p99", delays.p99Ms).member("max", delays.maxMs);
    json.endObject();
}

DelayFigures readDelays(const QJsonObject &object)
{
    return {object["samples"_L1].toInteger(), object["p50"_L1].toDouble(), object["p99"_L1].toDouble(),
            object["max"_L1].toDouble()};
}

void writeReason(JsonWriter &json, const Error &reason)
{
    json.beginObject().member("code", reason.code).member("message", reason.message);
    json.member("hint", reason.hint).key("args").beginArray();
    for (const QString &argument : reason.args)
        json.value(argument);
    json.endArray().endObject();
}

Error readReason(const QJsonObject &object)
{
    Error reason{
        object["code"_L1].toString(), object["message"_L1].toString(), object["hint"_L1].toString(), {}};
    const QJsonArray arguments = object["args"_L1].toArray();
    for (const auto &argument : arguments)
        reason.args.append(argument.toString());
    return reason;
}

} // namespace

void writeHealth(JsonWriter &json, const InstrumentHealth &health)
{
    json.beginObject().member("verdict", healthVerdictName(health.verdict)).key("reasons").beginArray();
    for (const Error &reason : health.reasons)
        writeReason(json, reason);
    json.endArray();
    writeDelays(json, "loop_lag_ms", health.loopLag);
    writeDelays(json, "send_lateness_ms", health.sendLateness);
    json.member("own_cpu", health.ownCpu).key("machine_cpu");
    health.machineCpu ? json.value(*health.machineCpu) : json.null();
    json.member("cores", health.cores).member("cpu_seconds", health.cpuSeconds);
    json.member("token_events", health.tokenEvents).member("coalesced_events", health.coalescedEvents);
    json.member("requests", health.requests).member("resent", health.resent);
    json.member("redirected", health.redirected).member("redirected_to", health.redirectedTo);
    json.member("prompts_late", health.promptsLate);
    json.member("peak_in_flight", health.peakInFlight).member("peak_sockets", health.peakSockets);
    json.member("resident_bytes", health.residentBytes);
    if (const auto &expected = health.expectedError) {
        json.key("selftest").beginObject().member("streams", expected->streams);
        json.member("ttft_error_ms", expected->ttftMs).member("itl_error_p99_ms", expected->itlP99Ms);
        json.member("date", expected->measured.toString(Qt::ISODate)).endObject();
    }
    json.endObject();
}

InstrumentHealth healthFromJson(const QJsonObject &object)
{
    InstrumentHealth health;
    health.verdict = healthVerdictFromName(object["verdict"_L1].toString());
    const QJsonArray reasons = object["reasons"_L1].toArray();
    for (const auto &reason : reasons)
        health.reasons.push_back(readReason(reason.toObject()));
    health.loopLag = readDelays(object["loop_lag_ms"_L1].toObject());
    health.sendLateness = readDelays(object["send_lateness_ms"_L1].toObject());
    health.ownCpu = object["own_cpu"_L1].toDouble();
    if (object["machine_cpu"_L1].isDouble())
        health.machineCpu = object["machine_cpu"_L1].toDouble();
    health.cores = object["cores"_L1].toInt(1);
    health.cpuSeconds = object["cpu_seconds"_L1].toDouble();
    health.tokenEvents = object["token_events"_L1].toInteger();
    health.coalescedEvents = object["coalesced_events"_L1].toInteger();
    health.requests = object["requests"_L1].toInt();
    health.resent = object["resent"_L1].toInt();
    health.redirected = object["redirected"_L1].toInt();
    health.redirectedTo = object["redirected_to"_L1].toString();
    health.promptsLate = object["prompts_late"_L1].toInt();
    health.peakInFlight = object["peak_in_flight"_L1].toInt();
    health.peakSockets = object["peak_sockets"_L1].toInt();
    health.residentBytes = object["resident_bytes"_L1].toInteger(-1);
    if (const QJsonObject expected = object["selftest"_L1].toObject(); !expected.isEmpty()) {
        health.expectedError =
            InstrumentError{expected["streams"_L1].toInt(), expected["ttft_error_ms"_L1].toDouble(),
                            expected["itl_error_p99_ms"_L1].toDouble(),
                            QDateTime::fromString(expected["date"_L1].toString(), Qt::ISODate)};
    }
    return health;
}

} // namespace servescope
