// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/http_request.h"

#include <optional>

namespace servescope {

/// Cuts a connection's bytes into HTTP/1.1 requests (RFC 9112), however the bytes are split. Strict, because
/// a client's mistake should show: bare line feeds, folded headers, blanks before the colon and contradictory
/// lengths are refused.
class HttpRequestParser
{
public:
    static constexpr qsizetype maxHead = qsizetype(64) << 10;
    static constexpr qsizetype maxHeaders = 128;
    static constexpr qsizetype maxBody = qsizetype(64) << 20;

    enum class State { NeedMore, Complete, Bad };
    struct Problem
    {
        int status = 400;
        QByteArray text;
    };

    void feed(QByteArrayView bytes) { m_buffer += bytes; }
    /// Reads on in what was fed. Complete and Bad stay until take(); Bad stays for ever.
    State advance();
    /// After Complete: the request. Bytes behind it wait for the next advance().
    HttpRequest take();
    /// After Bad.
    const Problem &problem() const { return m_problem; }
    /// True once per request whose client waits for "100 Continue" before it sends the body.
    bool takeContinue() { return std::exchange(m_continue, false); }
    /// Bytes fed and not used yet.
    qsizetype buffered() const { return m_buffer.size() - m_position; }
    /// Nothing of a request has been seen.
    bool idle() const { return m_stage == Stage::RequestLine && buffered() == 0; }

private:
    enum class Stage {
        RequestLine,
        Headers,
        FixedBody,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        Done,
        Failed
    };

    bool step(); // false: more bytes are needed, or Done or Failed is reached
    std::optional<QByteArrayView> line();
    bool readRequestLine(QByteArrayView line);
    bool readHeader(QByteArrayView line);
    bool finishHead();
    bool readChunkSize(QByteArrayView line);
    bool takeBody(Stage next);
    bool fail(int status, const QByteArray &text);

    QByteArray m_buffer;
    qsizetype m_position = 0; // everything before it is used
    qsizetype m_scanned = 0;  // no line feed between m_position and here
    qsizetype m_headBytes = 0;
    qsizetype m_bodyLeft = 0; // of the body or of the current chunk
    Stage m_stage = Stage::RequestLine;
    bool m_continue = false;
    HttpRequest m_request;
    Problem m_problem;
};

} // namespace servescope
