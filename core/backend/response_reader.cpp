// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/response_reader.h"

#include "core/backend/json_scan.h"

#include <utility>

namespace servescope {

namespace {

constexpr qsizetype headSize = 4096; // enough for a page's <title> or a proxy's sentence

bool isObjectLine(QByteArrayView line)
{
    JsonScanner scanner(line);
    return scanner.type() == JsonScanner::Type::Object && scanner.skip() && scanner.atEnd();
}

/// Where the body proper begins: behind a byte order mark and blanks; −1 while that cannot be told.
qsizetype firstSignificant(QByteArrayView bytes)
{
    qsizetype at = 0;
    constexpr QByteArrayView mark("\xef\xbb\xbf");
    if (bytes.startsWith(mark))
        at = mark.size();
    else if (mark.startsWith(bytes))
        return -1;
    while (at < bytes.size() &&
           (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n'))
        ++at;
    return at < bytes.size() ? at : -1;
}

} // namespace

void ResponseReader::feed(QByteArrayView bytes, SseParser::Handler &handler)
{
    if (m_head.size() < headSize)
        m_head.append(bytes.first(qMin(bytes.size(), headSize - m_head.size())));
    switch (m_shape) {
    case Shape::Events:
    case Shape::JsonLines:
        m_parser.feed(bytes, handler);
        break;
    case Shape::Document:
        hold(bytes, handler);
        break;
    case Shape::Html:
        break;
    case Shape::Unknown:
        decide(bytes, handler);
        break;
    }
}

void ResponseReader::decide(QByteArrayView bytes, SseParser::Handler &handler)
{
    m_held.append(bytes);
    const qsizetype start = firstSignificant(m_held);
    if (start < 0) {
        if (m_held.size() > headSize) // blanks sent to keep the connection alive
            m_held.clear();
        return;
    }
    const QByteArray body = std::exchange(m_held, {});
    switch (body[start]) {
    case '<':
        m_shape = Shape::Html;
        break;
    case '{':
    case '[':
        m_shape = Shape::Document;
        hold(QByteArrayView(body).sliced(start), handler);
        break;
    default:
        m_shape = Shape::Events;
        m_parser.feed(body, handler);
    }
}

void ResponseReader::hold(QByteArrayView bytes, SseParser::Handler &handler)
{
    if (m_held.size() + bytes.size() > SseParser::maximumLine) {
        m_overflowed = true;
        m_held.clear();
    }
    if (m_overflowed)
        return;
    const qsizetype searchFrom = m_held.size();
    m_held.append(bytes);
    if (m_firstLineSeen)
        return;
    const qsizetype lineEnd = m_held.indexOf('\n', searchFrom);
    if (lineEnd < 0)
        return;
    m_firstLineSeen = true;
    if (isObjectLine(QByteArrayView(m_held).first(lineEnd))) {
        m_shape = Shape::JsonLines;
        m_parser.feed(m_held, handler);
        m_held.clear();
    }
}

void ResponseReader::finish(SseParser::Handler &handler)
{
    m_unterminated = true;
    if (m_shape == Shape::Document) {
        if (!m_overflowed)
            handler.event(m_held, {});
    } else {
        m_parser.finish(handler);
    }
    m_unterminated = false;
}

} // namespace servescope
