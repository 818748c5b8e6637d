// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sse_parser.h"

#include <QByteArray>

namespace servescope {

/// Cuts the body of a 200 answer into frames whatever its framing: server-sent events, one JSON object per
/// line, one JSON document, or neither (a web page, plain text). Decides by the first byte that is no blank,
/// because servers and proxies mislabel their content type.
class ResponseReader
{
public:
    enum class Shape : quint8 {
        Unknown,   ///< nothing but blanks so far
        Events,    ///< server-sent events (also plain text, which holds none)
        JsonLines, ///< one JSON object per line
        Document,  ///< JSON that is not one object per line: known at the end
        Html,
    };

    void feed(QByteArrayView bytes, SseParser::Handler &handler);
    /// The body ended: delivers what is pending. A Document is delivered here, as one event.
    void finish(SseParser::Handler &handler);

    Shape shape() const { return m_shape; }
    /// The beginning of the body, enough for serverMessage().
    QByteArrayView head() const { return m_head; }
    bool overflowed() const { return m_overflowed || m_parser.overflowed(); }
    /// True when Events held more than comments and blank lines.
    bool sawField() const { return m_parser.sawField(); }
    /// While finish() delivers an event that only the end of the body ended.
    bool unterminated() const { return m_unterminated; }

private:
    void decide(QByteArrayView bytes, SseParser::Handler &handler);
    void hold(QByteArrayView bytes, SseParser::Handler &handler);

    SseParser m_parser;
    QByteArray m_head;
    QByteArray m_held; // a body whose shape is not known yet, or a Document
    Shape m_shape = Shape::Unknown;
    bool m_firstLineSeen = false;
    bool m_unterminated = false;
    bool m_overflowed = false;
};

} // namespace servescope
