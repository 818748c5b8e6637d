// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/series_file.h"

#include "core/base/files.h"
#include "core/base/json_writer.h"
#include "core/telemetry/recorder.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr auto formatName = "servescope.telemetry"_L1;
}

SeriesFile::SeriesFile(const QString &path, const QString &source, Nanoseconds interval) : m_file(path)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return; // the measurement is worth more than its telemetry
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("format", QString(formatName)).member("version", 1).member("source", source);
    json.member("interval_ms", toMilliseconds(interval)).endObject();
    m_file.write(json.take() + '\n');
}

void SeriesFile::append(const ServerState &state)
{
    if (!m_file.isOpen())
        return;
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("t", static_cast<qint64>(state.time.count()));
    for (size_t i = 0; i < quantityCount; ++i) {
        if (state.values[i])
            json.member(quantityName(Quantity(i)).toLatin1(), *state.values[i]);
    }
    json.endObject();
    m_file.write(json.take() + '\n');
    m_file.flush();
}

Result<std::vector<ServerState>> readTelemetry(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    std::vector<ServerState> states;
    bool first = true;
    for (const QByteArray &line : bytes->split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (std::exchange(first, false)) {
            if (object["format"_L1].toString() != formatName)
                return Error{
                    u"telemetry.format"_s, u"%1 holds no telemetry of ServeScope."_s.arg(path), {}, {path}};
            continue;
        }
        if (!object.contains("t"_L1))
            continue;
        ServerState state;
        state.time = Nanoseconds(object["t"_L1].toInteger());
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (const auto quantity = quantityFromName(it.key()); quantity && it->isDouble())
                state.values[size_t(*quantity)] = it->toDouble();
        }
        states.push_back(state);
    }
    return states;
}

std::optional<double> prefixHits(const std::vector<ServerState> &samples)
{
    std::optional<double> first, last;
    for (const ServerState &state : samples) {
        const auto hits = state[Quantity::PrefixHits];
        if (hits && !first)
            first = hits;
        if (hits)
            last = hits;
    }
    if (!first || *last < *first) // fewer: the server was started anew
        return std::nullopt;
    return *last - *first;
}

} // namespace servescope
