// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/journal.h"

#include "core/base/json_writer.h"
#include "core/results/line_scanner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

// One line is one JSON object. Members with their default are left out. Times are nanoseconds of the
// monotonic clock. Events are columns, an entry per event: "t" the time since the event before (the first:
// since "sent"), "kind" and "flags" one character each, "chars" and "tokens" numbers.

namespace {

void appendNumber(QByteArray &out, qint64 number)
{
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    out.append(buffer, end - buffer);
}

template <typename Column>
void writeColumn(JsonWriter &json, const char *name, const std::vector<StreamEvent> &events, Column column)
{
    QByteArray array;
    array.reserve(static_cast<qsizetype>(events.size()) * 10 + 2);
    array += '[';
    for (const StreamEvent &event : events) {
        if (array.size() > 1)
            array += ',';
        appendNumber(array, column(event));
    }
    array += ']';
    json.key(name).raw(array);
}

void writeEvents(JsonWriter &json, const RequestRecord &record)
{
    QByteArray kinds, flags;
    bool anyTokens = false;
    for (const StreamEvent &event : record.events) {
        kinds += eventKindLetters[static_cast<qsizetype>(event.kind)].toLatin1();
        flags += static_cast<char>('0' + (event.choices ? 1 : 0) + (event.sharesRead ? 2 : 0) +
                                   (event.finish ? 4 : 0));
        anyTokens |= event.tokens != 0;
    }
    json.key("events").beginObject();
    Nanoseconds before = record.sent;
    writeColumn(json, "t", record.events, [&before](const StreamEvent &event) {
        const Nanoseconds gap = event.time - before;
        before = event.time;
        return gap.count();
    });
    json.member("kind", QByteArrayView(kinds)).member("flags", QByteArrayView(flags));
    writeColumn(json, "chars", record.events,
                [](const StreamEvent &event) { return qint64(event.characters); });
    if (anyTokens)
        writeColumn(json, "tokens", record.events,
                    [](const StreamEvent &event) { return qint64(event.tokens); });
    json.endObject();
}

void writeCounts(JsonWriter &json, const char *name, int requested, std::optional<int> local,
                 std::optional<int> server)
{
    const auto number = [&json](std::optional<int> count) { count ? json.value(*count) : json.null(); };
    json.key(name).beginArray().value(requested);
    number(local);
    number(server);
    json.endArray();
}

/// Reads members of one object and remembers the first that is not what it should be.
class MemberReader
{
public:
    explicit MemberReader(QJsonObject object) : m_object(std::move(object)) {}

    qint64 integer(const QJsonValue &value, qint64 low, qint64 high, const QString &name)
    {
        const qint64 number = value.toInteger(std::numeric_limits<qint64>::min());
        if (!value.isDouble() || number < low || number > high) {
            if (m_bad.isEmpty())
                m_bad = name;
            return low;
        }
        return number;
    }
    qint64 integer(const char *name, qint64 low, qint64 high)
    {
        const QString key = QString::fromLatin1(name);
        return integer(m_object.value(key), low, high, key);
    }
    qint64 integer(const char *name, qint64 low, qint64 high, qint64 absent)
    {
        return m_object.contains(QLatin1StringView(name)) ? integer(name, low, high) : absent;
    }
    Nanoseconds time(const char *name) { return Nanoseconds(integer(name, -latestTime, latestTime)); }
    std::optional<Nanoseconds> optionalTime(const char *name)
    {
        return m_object.contains(QLatin1StringView(name)) ? std::optional(time(name)) : std::nullopt;
    }
    QString string(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1StringView(name));
        if (!value.isString() && !value.isUndefined())
            bad(name);
        return value.toString();
    }
    bool flag(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1StringView(name));
        if (!value.isBool() && !value.isUndefined())
            bad(name);
        return value.toBool();
    }
    void bad(const char *name)
    {
        if (m_bad.isEmpty())
            m_bad = QString::fromLatin1(name);
    }
    QJsonValue value(const char *name) const { return m_object.value(QLatin1StringView(name)); }
    const QString &firstBad() const { return m_bad; }

private:
    QJsonObject m_object;
    QString m_bad;
};

constexpr qint64 largestInt = std::numeric_limits<int>::max();

void readCounts(MemberReader &reader, const char *name, int &requested, std::optional<int> &local,
                std::optional<int> &server)
{
    const QJsonArray counts = reader.value(name).toArray();
    if (counts.size() < 3)
        return reader.bad(name);
    const QString key = QString::fromLatin1(name);
    const auto number = [&](qsizetype i) {
        return static_cast<int>(reader.integer(counts[i], 0, largestInt, key));
    };
    requested = number(0);
    if (!counts[1].isNull())
        local = number(1);
    if (!counts[2].isNull())
        server = number(2);
}

void readEvents(MemberReader &reader, RequestRecord &record)
{
    if (!reader.value("events").isObject())
        return reader.bad("events");
    const QJsonObject events = reader.value("events").toObject();
    const QJsonArray gaps = events["t"_L1].toArray();
    const QJsonArray characters = events["chars"_L1].toArray();
    const QJsonArray tokens = events["tokens"_L1].toArray();
    const QString kinds = events["kind"_L1].toString();
    const QString flags = events["flags"_L1].toString();
    const qsizetype n = gaps.size();
    if (characters.size() != n || kinds.size() != n || flags.size() != n ||
        (tokens.size() != n && !tokens.isEmpty()))
        return reader.bad("events");
    record.events.resize(static_cast<size_t>(n));
    qint64 time = record.sent.count();
    for (qsizetype i = 0; i < n; ++i) {
        StreamEvent &event = record.events[static_cast<size_t>(i)];
        time += reader.integer(gaps[i], -latestTime, latestTime, u"events.t"_s);
        const qsizetype kind = eventKindLetters.indexOf(kinds[i]);
        const int bits = flags[i].unicode() - u'0';
        if (kind < 0 || bits < 0 || bits > 7 || std::abs(time) > latestTime)
            return reader.bad("events");
        event.time = Nanoseconds(time);
        event.kind = static_cast<EventKind>(kind);
        event.choices = bits & 1;
        event.sharesRead = bits & 2;
        event.finish = bits & 4;
        event.characters = static_cast<quint32>(
            reader.integer(characters[i], 0, std::numeric_limits<quint32>::max(), u"events.chars"_s));
        if (!tokens.isEmpty())
            event.tokens = static_cast<quint16>(
                reader.integer(tokens[i], 0, std::numeric_limits<quint16>::max(), u"events.tokens"_s));
    }
}

Error badLine(const QString &why)
{
    return Error{u"journal.bad_line"_s,
                 u"A line of the request journal is damaged: %1."_s.arg(why),
                 u"The other lines are still good."_s,
                 {why}};
}

} // namespace

QByteArray journalLine(const RequestRecord &record)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("i", record.index);
    if (record.warmup)
        json.member("warmup", true);
    const auto time = [&json](const char *name, std::optional<Nanoseconds> value) {
        if (value)
            json.member(name, static_cast<qint64>(value->count()));
    };
    if (record.conversation)
        json.member("conversation", *record.conversation).member("turn", record.turn);
    time("scheduled", record.scheduled);
    time("sent", record.sent);
    time("connecting", record.connecting);
    time("encrypted", record.encrypted);
    time("written", record.written);
    time("first_byte", record.firstByte);
    time("ended", record.ended);
    json.member("status", statusName(record.status)).member("http", record.httpStatus);
    const auto text = [&json](const char *name, const QString &value) {
        if (!value.isEmpty())
            json.member(name, value);
    };
    text("code", record.errorCode);
    text("message", record.errorMessage);
    json.member("attempts", record.attempts);
    text("redirected_to", record.redirectedTo);
    text("finish", record.finishReason);
    writeCounts(json, "prompt", record.promptTokensRequested, record.promptTokensLocal,
                record.promptTokensServer);
    writeCounts(json, "output", record.outputTokensRequested, record.outputTokensLocal,
                record.outputTokensServer);
    if (record.promptTokensCached)
        json.member("cached", *record.promptTokensCached);
    time("server_time", record.serverTime);
    writeEvents(json, record);
    text("text", record.text);
    json.endObject();
    return json.take();
}

Result<RequestRecord> recordFromLine(QByteArrayView line)
{
    if (auto scanned = scanLine(line))
        return std::move(*scanned);
    QJsonParseError parseError;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size()), &parseError);
    if (!document.isObject())
        return badLine(parseError.error == QJsonParseError::NoError ? u"not an object"_s
                                                                    : parseError.errorString());
    MemberReader reader(document.object());
    RequestRecord record;
    record.index = static_cast<int>(reader.integer("i", 0, largestInt));
    record.warmup = reader.flag("warmup");
    if (const qint64 number = reader.integer("conversation", 0, largestInt, -1); number >= 0) {
        record.conversation = static_cast<int>(number);
        record.turn = static_cast<int>(reader.integer("turn", 0, largestInt));
    }
    record.scheduled = reader.time("scheduled");
    record.sent = reader.time("sent");
    record.connecting = reader.optionalTime("connecting");
    record.encrypted = reader.optionalTime("encrypted");
    record.written = reader.optionalTime("written");
    record.firstByte = reader.optionalTime("first_byte");
    record.ended = reader.time("ended");
    if (const auto status = statusFromName(reader.string("status")))
        record.status = *status;
    else
        reader.bad("status");
    record.httpStatus = static_cast<int>(reader.integer("http", 0, largestInt));
    record.errorCode = reader.string("code");
    record.errorMessage = reader.string("message");
    record.attempts = static_cast<int>(reader.integer("attempts", 0, largestInt, 1));
    record.redirectedTo = reader.string("redirected_to");
    record.finishReason = reader.string("finish");
    readCounts(reader, "prompt", record.promptTokensRequested, record.promptTokensLocal,
               record.promptTokensServer);
    readCounts(reader, "output", record.outputTokensRequested, record.outputTokensLocal,
               record.outputTokensServer);
    if (const qint64 cached = reader.integer("cached", 0, largestInt, -1); cached >= 0)
        record.promptTokensCached = static_cast<int>(cached);
    record.serverTime = reader.optionalTime("server_time");
    readEvents(reader, record);
    record.text = reader.string("text");
    if (!reader.firstBad().isEmpty())
        return badLine(u"the member \"%1\" is missing or not as expected"_s.arg(reader.firstBad()));
    return record;
}

} // namespace servescope
