// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace servescope {

/// What a stream event was, as the dialect's decoder read it.
enum class EventKind : quint8 {
    Role,      ///< a delta with nothing but a role
    Empty,     ///< choices present, nothing in them (a half UTF-8 character, an empty finish frame)
    Reasoning, ///< visible thinking
    Content,   ///< answer text
    Tool,      ///< tool-call arguments
    Usage,     ///< token counts without choices
    Error,     ///< an error object inside the stream
    End,       ///< the dialect's end marker ([DONE], done:true …)
    Answer,    ///< a whole answer without tokens (embeddings, scores)
    Other,     ///< anything else the server sent as an event (progress, Azure's filter results …)
};

/// One event of a response stream: 16 bytes, because a long run holds millions of them.
struct StreamEvent
{
    Nanoseconds time{};     ///< monotonic, when its bytes became readable
    quint32 characters = 0; ///< UTF-16 units of text in it
    quint16 tokens = 0;     ///< token count if the frame reveals it, else 0
    EventKind kind = EventKind::Other;
    bool choices : 1 = false;    ///< non-empty `choices` (or the dialect's equal): what vLLM counts
    bool sharesRead : 1 = false; ///< came out of the same socket read as the event before it
    bool finish : 1 = false;     ///< carries the finish reason

    bool operator==(const StreamEvent &) const = default;
};

enum class RequestStatus : quint8 {
    Ok,
    HttpError,       ///< an HTTP status other than 200
    StreamError,     ///< HTTP 200, then an error object in the stream, or a stream cut short
    Timeout,         ///< our own limit ran out
    Cancelled,       ///< stopped by the person or by a stop rule
    ConnectionError, ///< refused, reset, name not found, TLS failure
    ProtocolError,   ///< an answer that is not this dialect (HTML, no events …)
};

/// What was measured of one request, from schedule to last byte. Written once by the load worker and
/// never changed afterwards; everything shown is computed from it. All times are monotonicNow().
struct RequestRecord
{
    int index = 0;       ///< 0 … n−1 in the order of the schedule
    bool warmup = false; ///< sent before the measuring clock started; in no metric

    std::optional<int> conversation; ///< the conversation it is a turn of, and which turn, both from 0
    int turn = 0;

    Nanoseconds scheduled{};               ///< when the arrival schedule wanted it sent
    Nanoseconds sent{};                    ///< just before it was handed to the network; 0 = never sent
    std::optional<Nanoseconds> connecting; ///< a connection was begun for it; absent on a reused one
    std::optional<Nanoseconds> encrypted;  ///< TLS stood on that connection; absent without TLS
    std::optional<Nanoseconds> written;    ///< its first piece was handed to a connection
    std::optional<Nanoseconds> firstByte;  ///< first byte of the body
    Nanoseconds ended{};                   ///< the response was complete, or had failed

    std::vector<StreamEvent> events;

    int promptTokensRequested = 0;         ///< by the workload
    std::optional<int> promptTokensLocal;  ///< by our tokenizer
    std::optional<int> promptTokensServer; ///< by the server's usage
    std::optional<int> promptTokensCached; ///< of these, found in a prefix cache, where the server tells
    int outputTokensRequested = 0;
    std::optional<int> outputTokensLocal;
    std::optional<int> outputTokensServer;
    std::optional<Nanoseconds> serverTime; ///< the server's own time for the request, where it tells

    RequestStatus status = RequestStatus::Ok;
    int httpStatus = 0;   ///< 0 = no answer
    QString errorCode;    ///< dotted, as Error::code; empty when ok
    QString errorMessage; ///< one sentence with the server's own words; empty when ok
    int attempts = 1;     ///< how often it was sent: 2 where a reused connection turned out to be dead
    QString
        redirectedTo; ///< path the server sent it on to (307, 308), where it did; counts as an attempt more
    QString finishReason;
    QString text; ///< generated text (answer and reasoning), when the run keeps texts

    bool ok() const { return status == RequestStatus::Ok; }
    bool operator==(const RequestRecord &) const = default;
};

/// Stable lower-case names for files: "ok", "http_error" …; the reverse gives nullopt for other text.
QString statusName(RequestStatus status);
std::optional<RequestStatus> statusFromName(QStringView name);

} // namespace servescope
