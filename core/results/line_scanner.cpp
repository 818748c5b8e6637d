// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/line_scanner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace servescope {

namespace {

constexpr qint64 mostOfInt = std::numeric_limits<int>::max();

/// Kind by letter; −1 for none.
constexpr std::array<qint16, 256> kindsByLetter = [] {
    std::array<qint16, 256> kinds{};
    kinds.fill(-1);
    for (qsizetype i = 0; i < eventKindLetters.size(); ++i)
        kinds[static_cast<unsigned char>(eventKindLetters.data()[i])] = static_cast<qint16>(i);
    return kinds;
}();

/// Walks through the bytes; the first thing that is not as expected makes it stand still for good.
class LineScanner
{
public:
    LineScanner(QByteArrayView line, LineParts parts)
        : m_at(line.data()), m_end(line.data() + line.size()), m_outline(parts == LineParts::Outline)
    {}

    std::optional<RequestRecord> record()
    {
        take('{');
        do {
            member();
        } while (m_good && accept(','));
        take('}');
        while (m_at < m_end && (*m_at == '\r' || *m_at == ' '))
            ++m_at;
        constexpr quint32 needed =
            Index | Scheduled | Sent | Ended | Status | Http | Prompt | Output | Events;
        if (!m_good || m_at != m_end || (m_seen & needed) != needed || !placeEvents())
            return std::nullopt;
        if (bool(m_seen & Conversation) != bool(m_seen & Turn))
            return std::nullopt;
        return std::move(m_record);
    }

private:
    enum Member : quint32 {
        Index = 1 << 0,
        Warmup = 1 << 1,
        Scheduled = 1 << 2,
        Sent = 1 << 3,
        Connecting = 1 << 4,
        Encrypted = 1 << 5,
        Written = 1 << 6,
        FirstByte = 1 << 7,
        Ended = 1 << 8,
        Status = 1 << 9,
        Http = 1 << 10,
        Code = 1 << 11,
        Message = 1 << 12,
        Attempts = 1 << 13,
        Finish = 1 << 14,
        Prompt = 1 << 15,
        Output = 1 << 16,
        Cached = 1 << 17,
        ServerTime = 1 << 18,
        Events = 1 << 19,
        Text = 1 << 20,
        Conversation = 1 << 21,
        Turn = 1 << 22,
        RedirectedTo = 1 << 23,
    };

    void fail() { m_good = false; }
    bool accept(char expected)
    {
        if (!m_good || m_at == m_end || *m_at != expected)
            return false;
        ++m_at;
        return true;
    }
    void take(char expected)
    {
        if (!accept(expected))
            fail();
    }
    void take(const char *word)
    {
        const auto length = static_cast<std::ptrdiff_t>(std::strlen(word));
        if (m_end - m_at < length || std::memcmp(m_at, word, static_cast<size_t>(length)) != 0)
            return fail();
        m_at += length;
    }

    qint64 integer(qint64 low, qint64 high)
    {
        const bool negative = accept('-');
        const char *from = m_at;
        quint64 digitsRead = 0; // too many of them wrap around, and are refused below
        while (m_at < m_end && *m_at >= '0' && *m_at <= '9')
            digitsRead = digitsRead * 10 + static_cast<quint64>(*m_at++ - '0');
        const auto digits = m_at - from;
        const bool plain = digits > 0 && digits <= 18 && (*from != '0' || (digits == 1 && !negative)) &&
                           (m_at == m_end || (*m_at != '.' && *m_at != 'e' && *m_at != 'E'));
        const auto size = plain ? static_cast<qint64>(digitsRead) : 0;
        const qint64 number = negative ? -size : size;
        if (!m_good || !plain || number < low || number > high) {
            fail();
            return low;
        }
        return number;
    }
    int count() { return static_cast<int>(integer(0, mostOfInt)); }
    Nanoseconds time() { return Nanoseconds(integer(-latestTime, latestTime)); }

    /// The bytes between quotes when nothing in them needs another look than for its characters.
    QByteArrayView plainText()
    {
        take('"');
        const char *from = m_at;
        while (m_at < m_end && *m_at != '"' && *m_at != '\\' && static_cast<unsigned char>(*m_at) >= 0x20)
            ++m_at;
        const QByteArrayView text(from, m_at);
        take('"');
        return text;
    }
    QString text()
    {
        const char *quote = m_at;
        take('"');
        if (!m_good)
            return {};
        bool escaped = false;
        while (m_at < m_end && *m_at != '"' && static_cast<unsigned char>(*m_at) >= 0x20) {
            const bool escape = *m_at == '\\';
            escaped = escaped || escape;
            m_at += escape && m_end - m_at > 1 ? 2 : 1;
        }
        const QByteArrayView inside(quote + 1, m_at);
        take('"');
        if (!m_good)
            return {};
        if (escaped) {
            const QJsonDocument parsed = QJsonDocument::fromJson('[' + QByteArray(quote, m_at - quote) + ']');
            const QJsonValue value = parsed.array().at(0);
            if (parsed.array().size() != 1 || !value.isString())
                fail();
            return value.toString();
        }
        QStringDecoder decoder(QStringDecoder::Utf8,
                               QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        QString decoded = decoder(inside);
        if (decoder.hasError())
            fail();
        return decoded;
    }

    void counts(int &requested, std::optional<int> &local, std::optional<int> &server)
    {
        const auto optional = [this](std::optional<int> &number) {
            if (m_at < m_end && *m_at == 'n')
                take("null");
            else
                number = count();
        };
        take('[');
        requested = count();
        take(',');
        optional(local);
        take(',');
        optional(server);
        take(']');
    }

    /// A number for each event; the first column says how many there are.
    template <typename Put>
    void column(qint64 low, qint64 high, bool first, Put put)
    {
        std::vector<StreamEvent> &events = m_record.events;
        size_t n = 0;
        take('[');
        if (!accept(']')) {
            do {
                if (first)
                    events.emplace_back();
                else if (n == events.size())
                    return fail();
                put(events[n++], integer(low, high));
            } while (accept(','));
            take(']');
        }
        if (n != events.size())
            fail();
    }

    void events()
    {
        std::vector<StreamEvent> &events = m_record.events;
        take("{\"t\":");
        if (!m_good)
            return;
        const auto *close =
            static_cast<const char *>(std::memchr(m_at, ']', static_cast<size_t>(m_end - m_at)));
        if (!close)
            return fail();
        events.reserve(static_cast<size_t>(std::count(m_at, close, ',')) + 1);
        column(-latestTime, latestTime, true,
               [](StreamEvent &event, qint64 gap) { event.time = Nanoseconds(gap); });
        take(",\"kind\":");
        const QByteArrayView kinds = plainText();
        take(",\"flags\":");
        const QByteArrayView flags = plainText();
        const auto n = static_cast<qsizetype>(events.size());
        if (!m_good || kinds.size() != n || flags.size() != n)
            return fail();
        for (qsizetype i = 0; i < n; ++i) {
            StreamEvent &event = events[static_cast<size_t>(i)];
            const int kind = kindsByLetter[static_cast<unsigned char>(kinds[i])];
            const int bits = static_cast<unsigned char>(flags[i]) - '0';
            if (kind < 0 || bits < 0 || bits > 7)
                return fail();
            event.kind = static_cast<EventKind>(kind);
            event.choices = bits & 1;
            event.sharesRead = bits & 2;
            event.finish = bits & 4;
        }
        take(",\"chars\":");
        column(0, std::numeric_limits<quint32>::max(), false,
               [](StreamEvent &event, qint64 number) { event.characters = static_cast<quint32>(number); });
        if (accept(',')) {
            take("\"tokens\":");
            column(0, std::numeric_limits<quint16>::max(), false,
                   [](StreamEvent &event, qint64 number) { event.tokens = static_cast<quint16>(number); });
        }
        take('}');
    }

    /// Up to and over the next closing bracket.
    void skipColumn()
    {
        const void *close = m_good ? std::memchr(m_at, ']', static_cast<size_t>(m_end - m_at)) : nullptr;
        if (!close)
            return fail();
        m_at = static_cast<const char *>(close) + 1;
    }

    /// The first event that carries choices, with the time from sending to it as its gap.
    void eventOutline()
    {
        take("{\"t\":[");
        const char *gaps = m_at;
        skipColumn();
        take(",\"kind\":");
        const QByteArrayView kinds = plainText();
        take(",\"flags\":");
        const QByteArrayView flags = plainText();
        const auto *first = std::ranges::find_if(flags, [](char flag) { return (flag - '0') & 1; });
        take(",\"chars\":[");
        skipColumn();
        if (accept(',')) {
            take("\"tokens\":[");
            skipColumn();
        }
        take('}');
        if (!m_good || first == flags.end())
            return;
        const auto place = first - flags.begin();
        const int kind = place < kinds.size() ? kindsByLetter[static_cast<unsigned char>(kinds[place])] : -1;
        if (kind < 0)
            return fail();
        const char *after = std::exchange(m_at, gaps);
        qint64 gap = integer(-latestTime, latestTime);
        for (qsizetype i = 0; i < place && m_good; ++i) {
            take(',');
            gap += integer(-latestTime, latestTime);
        }
        m_at = after;
        StreamEvent &event = m_record.events.emplace_back();
        event.time = Nanoseconds(gap);
        event.kind = static_cast<EventKind>(kind);
        event.choices = true;
    }

    /// Turns the gaps of the column "t" into times.
    bool placeEvents()
    {
        qint64 now = m_record.sent.count();
        for (StreamEvent &event : m_record.events) {
            now += event.time.count();
            if (std::abs(now) > latestTime)
                return false;
            event.time = Nanoseconds(now);
        }
        return true;
    }

    void member()
    {
        const QByteArrayView name = plainText();
        take(':');
        if (!m_good)
            return;
        const auto is = [&](const char *wanted, Member member) {
            if (name != QByteArrayView(wanted))
                return false;
            if (m_seen & member) // twice: which of them counts is the parser's business
                fail();
            m_seen |= member;
            return true;
        };
        RequestRecord &r = m_record;
        if (is("i", Index))
            r.index = count();
        else if (is("scheduled", Scheduled))
            r.scheduled = time();
        else if (is("sent", Sent))
            r.sent = time();
        else if (is("connecting", Connecting))
            r.connecting = time();
        else if (is("encrypted", Encrypted))
            r.encrypted = time();
        else if (is("written", Written))
            r.written = time();
        else if (is("first_byte", FirstByte))
            r.firstByte = time();
        else if (is("ended", Ended))
            r.ended = time();
        else if (is("http", Http))
            r.httpStatus = count();
        else if (is("attempts", Attempts))
            r.attempts = count();
        else if (is("redirected_to", RedirectedTo))
            r.redirectedTo = text();
        else if (is("prompt", Prompt))
            counts(r.promptTokensRequested, r.promptTokensLocal, r.promptTokensServer);
        else if (is("output", Output))
            counts(r.outputTokensRequested, r.outputTokensLocal, r.outputTokensServer);
        else if (is("cached", Cached))
            r.promptTokensCached = count();
        else if (is("conversation", Conversation))
            r.conversation = count();
        else if (is("turn", Turn))
            r.turn = count();
        else if (is("server_time", ServerTime))
            r.serverTime = time();
        else if (is("events", Events))
            m_outline ? eventOutline() : events();
        else if (is("code", Code))
            r.errorCode = text();
        else if (is("message", Message))
            r.errorMessage = text();
        else if (is("finish", Finish))
            r.finishReason = text();
        else if (is("text", Text))
            r.text = text();
        else if (is("warmup", Warmup))
            take("true"), r.warmup = m_good;
        else if (is("status", Status))
            status();
        else
            fail();
    }

    void status()
    {
        const QByteArrayView name = plainText();
        if (name == QByteArrayView("ok")) // as most are
            return;
        if (const auto status = statusFromName(QString::fromUtf8(name)))
            m_record.status = *status;
        else
            fail();
    }

    const char *m_at;
    const char *m_end;
    RequestRecord m_record;
    quint32 m_seen = 0;
    bool m_outline;
    bool m_good = true;
};

} // namespace

std::optional<RequestRecord> scanLine(QByteArrayView line, LineParts parts)
{
    return LineScanner(line, parts).record();
}

} // namespace servescope
