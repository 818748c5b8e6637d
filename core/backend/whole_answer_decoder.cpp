// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/whole_answer_decoder.h"

#include "core/backend/json_fields.h"
#include "core/backend/sse_parser.h"

#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

void fail(RequestRecord &record, RequestStatus status, const QString &code, const QString &message)
{
    record.status = status;
    record.errorCode = code;
    record.errorMessage = message;
}

} // namespace

void WholeAnswerDecoder::feed(QByteArrayView bytes, Nanoseconds time, RequestRecord &)
{
    m_time = time;
    m_overflowed = m_overflowed || m_body.size() + bytes.size() > SseParser::maximumLine;
    if (!m_overflowed)
        m_body += bytes;
}

void WholeAnswerDecoder::finish(RequestRecord &record)
{
    JsonScanner scanner(m_body);
    std::optional<qint64> promptTokens;
    std::optional<qsizetype> results;
    bool error = false;
    const bool good = scanner.object([&](const JsonString &key) {
        if (key.is(m_results))
            return readLength(scanner, results);
        if (key.is("usage"))
            return readObject(scanner, [&](const JsonString &inner) {
                return inner.is("prompt_tokens") ? readCount(scanner, promptTokens) : scanner.skip();
            });
        return key.is("error") ? readSet(scanner, error) : scanner.skip();
    }) && scanner.atEnd();
    if (promptTokens)
        record.promptTokensServer =
            static_cast<int>(qMin<qint64>(*promptTokens, std::numeric_limits<int>::max()));
    record.outputTokensRequested = 0; // none are generated
    using enum RequestStatus;
    const QString words = serverMessage(QByteArrayView(m_body).first(qMin<qsizetype>(m_body.size(), 4096)));
    if (m_overflowed) {
        fail(record, ProtocolError, u"protocol.too_large"_s,
             u"The server sent more than 64 MiB without the end of its answer."_s);
    } else if (good && results.value_or(0) > 0) {
        StreamEvent event;
        event.time = m_time;
        event.kind = EventKind::Answer;
        event.finish = true;
        record.events.push_back(event);
        record.outputTokensServer = 0;
    } else if (good && error) {
        fail(record, StreamError, u"stream.error"_s,
             u"The server reported an error instead of an answer: “%1”."_s.arg(words));
    } else if (m_body.trimmed().isEmpty()) {
        fail(record, ProtocolError, u"protocol.no_events"_s,
             u"The server closed the stream without sending anything."_s);
    } else if (m_body.trimmed().startsWith('<')) {
        fail(
            record, ProtocolError, u"protocol.html"_s,
            u"A web page answered instead of the model server: “%1”; check host, port and path, or whether a "
            "proxy asks for a login."_s.arg(words));
    } else if (!good && m_body.trimmed().startsWith('{')) {
        fail(record, StreamError, u"stream.truncated"_s,
             u"The server closed the connection in the middle of its answer."_s);
    } else {
        fail(record, ProtocolError, u"protocol.no_choices"_s,
             u"The server's answer holds no “%1”: “%2”; check that the endpoint fits the backend."_s.arg(
                 QLatin1StringView(m_results), words));
    }
}

} // namespace servescope
