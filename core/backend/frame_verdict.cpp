// SPDX-License-Identifier: GPL-3.0-or-later
// How a stream that ended is judged: a 200 alone is no success.
#include "core/backend/frame_decoder.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

void fail(RequestRecord &record, RequestStatus status, const QString &code, const QString &message)
{
    record.status = status;
    record.errorCode = code;
    record.errorMessage = message;
}

QString events(qsizetype count)
{
    return count == 0   ? u"before the first event"_s
           : count == 1 ? u"after 1 event"_s
                        : u"after %1 events"_s.arg(count);
}

QString quoted(const QString &text)
{
    return text.isEmpty() ? QString() : u": “%1”"_s.arg(text);
}

} // namespace

void FrameDecoder::judge(RequestRecord &record) const
{
    using enum RequestStatus;
    const qsizetype count = qsizetype(record.events.size());
    if (m_reader.overflowed()) {
        fail(record, ProtocolError, u"protocol.too_large"_s,
             u"The server sent more than 64 MiB without the end of an event."_s);
    } else if (m_failed) {
        const qsizetype before = count - 1; // the error itself is an event
        fail(
            record, StreamError, u"stream.error"_s,
            m_serverError.isEmpty()
                ? u"The server reported an error without saying which %1 of its answer."_s.arg(events(before))
                : u"The server reported an error %1 of its answer%2."_s.arg(events(before),
                                                                            quoted(m_serverError)));
    } else if (m_unreadable > 0) {
        fail(record, ProtocolError, u"protocol.unreadable"_s,
             u"%1 of the %2 events of the answer were not valid JSON."_s.arg(m_unreadable).arg(count));
    } else if (!m_sawChoices && !m_finishReason.isEmpty()) {
        fail(record, StreamError, u"stream.no_tokens"_s,
             u"The server ended its answer without a single token, giving “%1” as the reason."_s.arg(
                 m_finishReason));
    } else if (!m_sawChoices) {
        judgeWithoutChoices(record);
    } else if (m_finishReason == u"error" || m_finishReason == u"abort") {
        fail(record, StreamError, u"stream.aborted"_s,
             u"The server broke the answer off %1, giving “%2” as the reason."_s.arg(events(count),
                                                                                     m_finishReason));
    } else if (m_endsWithConnection
                   ? m_cutFrame
                   : !m_ended && (m_sawPiece || m_reader.shape() != ResponseReader::Shape::Document)) {
        fail(record, StreamError, u"stream.truncated"_s,
             u"The server closed the stream %1, before the answer was complete."_s.arg(events(count)));
    }
}

void FrameDecoder::judgeWithoutChoices(RequestRecord &record) const
{
    using enum RequestStatus;
    using Shape = ResponseReader::Shape;
    const auto protocolError = [&](const QString &code, const QString &message) {
        fail(record, ProtocolError, code, message);
    };
    const QByteArrayView head = m_reader.head();
    const QString words = serverMessage(head);
    switch (m_reader.shape()) {
    case Shape::Html:
        protocolError(
            u"protocol.html"_s,
            u"A web page answered instead of the model server%1; check host, port and path, or whether a "
            "proxy asks for a login."_s.arg(quoted(words)));
        return;
    case Shape::Document:
    case Shape::JsonLines:
        if (m_cutFrame && head.startsWith('{')) {
            fail(record, StreamError, u"stream.truncated"_s,
                 u"The server closed the connection in the middle of its answer."_s);
            return;
        }
        protocolError(
            u"protocol.no_choices"_s,
            u"The server answered with JSON that is no completion%1; check that the endpoint fits the "
            "backend."_s.arg(quoted(words)));
        return;
    case Shape::Unknown:
        protocolError(u"protocol.no_events"_s, u"The server closed the stream without sending anything."_s);
        return;
    case Shape::Events:
        break;
    }
    if (m_ended)
        protocolError(
            u"protocol.no_choices"_s,
            u"The server ended its stream without one event that holds an answer; check that the endpoint "
            "fits the backend."_s);
    else if (m_frames > 0)
        fail(record, StreamError, u"stream.truncated"_s,
             u"The server closed the stream %1, before the answer began."_s.arg(events(m_frames)));
    else if (m_cutFrame)
        fail(record, StreamError, u"stream.truncated"_s,
             u"The server closed the stream in the middle of its first event."_s);
    else if (!m_reader.sawField())
        protocolError(u"protocol.no_events"_s, u"The server closed the stream without a single event."_s);
    else if (head.startsWith("\x1f\x8b"))
        protocolError(u"protocol.compressed"_s,
                      u"The answer came compressed (gzip) without saying so; switch compression off at the "
                      "server or the proxy before it."_s);
    else
        protocolError(u"protocol.no_events"_s,
                      u"The server sent something other than a stream of events%1."_s.arg(quoted(words)));
}

} // namespace servescope
