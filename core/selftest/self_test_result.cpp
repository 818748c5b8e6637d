// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/selftest/self_test_result.h"

#include "core/base/json_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;
constexpr int longPrompt = 10'000; // bytes; beyond that the prompt itself takes time to send

void writeErrors(JsonWriter &json, const char *name, const ErrorFigures &errors)
{
    json.key(name).beginObject().member("median", errors.median).member("p99", errors.p99);
    json.member("max", errors.max).endObject();
}

ErrorFigures readErrors(const QJsonObject &object)
{
    return {object["median"_L1].toDouble(), object["p99"_L1].toDouble(), object["max"_L1].toDouble()};
}

void writePoint(JsonWriter &json, const SelfTestPoint &point)
{
    json.beginObject().member("streams", point.load.streams);
    json.member("tokens_per_second", point.load.tokensPerSecond).member("tokens", point.load.tokens);
    json.member("waves", point.load.waves).member("prompt_bytes", point.load.promptBytes);
    json.member("requests", point.requests).member("failed", point.failed);
    writeErrors(json, "ttft_error_ms", point.ttft);
    writeErrors(json, "itl_error_ms", point.itl);
    writeErrors(json, "e2el_error_ms", point.e2el);
    json.member("events_per_second", point.eventsPerSecond);
    json.member("cpu_ms_per_1000_events", point.cpuMsPer1000Events);
    json.member("verdict", healthVerdictName(point.health.verdict));
    json.member("loop_lag_p99_ms", point.health.loopLag.p99Ms).endObject();
}

SelfTestPoint readPoint(const QJsonObject &object)
{
    SelfTestPoint point;
    point.load.streams = object["streams"_L1].toInt();
    point.load.tokensPerSecond = object["tokens_per_second"_L1].toDouble();
    point.load.tokens = object["tokens"_L1].toInt();
    point.load.waves = object["waves"_L1].toInt();
    point.load.promptBytes = object["prompt_bytes"_L1].toInt();
    point.requests = object["requests"_L1].toInt();
    point.failed = object["failed"_L1].toInt();
    point.ttft = readErrors(object["ttft_error_ms"_L1].toObject());
    point.itl = readErrors(object["itl_error_ms"_L1].toObject());
    point.e2el = readErrors(object["e2el_error_ms"_L1].toObject());
    point.eventsPerSecond = object["events_per_second"_L1].toDouble();
    point.cpuMsPer1000Events = object["cpu_ms_per_1000_events"_L1].toDouble();
    point.health.verdict = healthVerdictFromName(object["verdict"_L1].toString());
    point.health.loopLag.p99Ms = object["loop_lag_p99_ms"_L1].toDouble();
    return point;
}

} // namespace

QByteArray selfTestJson(const SelfTestResult &result)
{
    JsonWriter json(JsonWriter::Style::Python);
    json.beginObject().member("servescope_selftest", formatVersion);
    json.member("date", result.date.toString(Qt::ISODate)).member("version", result.version);
    json.member("host", result.host).member("cpu", result.cpu).member("cores", result.cores);
    json.key("points").beginArray();
    for (const SelfTestPoint &point : result.points)
        writePoint(json, point);
    json.endArray().endObject();
    return json.take() + '\n';
}

Result<SelfTestResult> selfTestFromJson(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (!object.contains("servescope_selftest"_L1)) {
        return Error{u"selftest.not_json"_s,
                     u"The stored self-test is not one of this program."_s,
                     u"Run the self-test again."_s,
                     {}};
    }
    if (object["servescope_selftest"_L1].toInt() > formatVersion) {
        return Error{u"selftest.version"_s,
                     u"The stored self-test comes from a newer version of this program."_s,
                     u"Run the self-test again."_s,
                     {}};
    }
    SelfTestResult result;
    result.date = QDateTime::fromString(object["date"_L1].toString(), Qt::ISODate);
    result.version = object["version"_L1].toString();
    result.host = object["host"_L1].toString();
    result.cpu = object["cpu"_L1].toString();
    result.cores = object["cores"_L1].toInt();
    const QJsonArray points = object["points"_L1].toArray();
    for (const auto &point : points)
        result.points.push_back(readPoint(point.toObject()));
    return result;
}

QString selfTestText(const SelfTestResult &result)
{
    QString text = u"%1 %2 %3 | %4 %5 %6 | %7 %8 | %9 %10 %11 %12\n"_s.arg(u"streams"_s, 7)
                       .arg(u"tok/s"_s, 6)
                       .arg(u"prompt"_s, 7)
                       .arg(u"TTFT p50"_s, 8)
                       .arg(u"p99"_s, 7)
                       .arg(u"max ms"_s, 7)
                       .arg(u"ITL p50"_s, 8)
                       .arg(u"p99 ms"_s, 7)
                       .arg(u"E2EL p99"_s, 8)
                       .arg(u"events/s"_s, 8)
                       .arg(u"CPU ms/1000"_s, 11)
                       .arg(u"verdict"_s, 8);
    for (const SelfTestPoint &point : result.points) {
        const auto ms = [](double value) { return QString::number(value, 'f', 3); };
        text += u"%1 %2 %3 | %4 %5 %6 | %7 %8 | %9 %10 %11 %12\n"_s.arg(point.load.streams, 7)
                    .arg(point.load.tokensPerSecond, 6)
                    .arg(point.load.promptBytes, 7)
                    .arg(ms(point.ttft.median), 8)
                    .arg(ms(point.ttft.p99), 7)
                    .arg(ms(point.ttft.max), 7)
                    .arg(ms(point.itl.median), 8)
                    .arg(ms(point.itl.p99), 7)
                    .arg(ms(point.e2el.p99), 8)
                    .arg(point.eventsPerSecond, 8, 'f', 0)
                    .arg(point.cpuMsPer1000Events, 11, 'f', 1)
                    .arg(healthVerdictName(point.health.verdict), 8);
        if (point.failed > 0)
            text += u"        %1 requests failed or did not match the log\n"_s.arg(point.failed);
    }
    return text;
}

std::optional<InstrumentError> expectedError(const SelfTestResult &result, int streams)
{
    constexpr double reach = 4;
    const SelfTestPoint *nearest = nullptr;
    double distance = std::log(reach) + 1e-9;
    for (const SelfTestPoint &point : result.points) {
        if (point.requests == 0 || point.load.promptBytes > longPrompt)
            continue;
        const double ratio =
            std::abs(std::log(static_cast<double>(std::max(1, streams)) / point.load.streams));
        if (ratio < distance) {
            distance = ratio;
            nearest = &point;
        }
    }
    if (!nearest)
        return std::nullopt;
    return InstrumentError{nearest->load.streams, nearest->ttft.median, nearest->itl.p99, result.date};
}

} // namespace servescope
