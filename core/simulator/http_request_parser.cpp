// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/http_request_parser.h"

#include <QList>

#include <algorithm>

namespace servescope {

namespace {

// RFC 9110, 5.6.2
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool hasControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (static_cast<uchar>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

/// The digits as a number, at most `limit`; −1 = not digits, −2 = above the limit.
qsizetype number(QByteArrayView digits, int base, qsizetype limit)
{
    if (digits.isEmpty())
        return -1;
    qsizetype value = 0;
    for (const char c : digits) {
        int digit = base;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        if (digit >= base)
            return -1;
        value = std::min(value * base + digit, limit + 1);
    }
    return value > limit ? -2 : value;
}

bool listContains(const QByteArray &list, QByteArrayView word)
{
    for (const QByteArray &item : list.toLower().split(',')) {
        if (item.trimmed() == word)
            return true;
    }
    return false;
}

} // namespace

HttpRequestParser::State HttpRequestParser::advance()
{
    while (step()) {
    }
    if (m_position > 0 && m_stage != Stage::Done) {
        m_buffer.remove(0, m_position);
        m_scanned = std::max<qsizetype>(0, m_scanned - m_position);
        m_position = 0;
    }
    if (m_stage == Stage::Failed)
        return State::Bad;
    return m_stage == Stage::Done ? State::Complete : State::NeedMore;
}

HttpRequest HttpRequestParser::take()
{
    m_stage = Stage::RequestLine;
    m_headBytes = 0;
    m_continue = false;
    return std::exchange(m_request, {});
}

bool HttpRequestParser::step()
{
    switch (m_stage) {
    case Stage::FixedBody:
        return takeBody(Stage::Done);
    case Stage::ChunkData:
        return takeBody(Stage::ChunkEnd);
    case Stage::Done:
    case Stage::Failed:
        return false;
    case Stage::RequestLine:
    case Stage::Headers:
    case Stage::ChunkSize:
    case Stage::ChunkEnd:
    case Stage::Trailers:
        break;
    }
    const auto text = line();
    if (!text)
        return false;
    switch (m_stage) {
    case Stage::RequestLine:
        return text->isEmpty() || readRequestLine(*text); // RFC 9112, 2.2: skip empty lines before a request
    case Stage::Headers:
        return text->isEmpty() ? finishHead() : readHeader(*text);
    case Stage::ChunkSize:
        return readChunkSize(*text);
    case Stage::ChunkEnd:
        if (!text->isEmpty())
            return fail(400, "a chunk is longer than its size says");
        m_stage = Stage::ChunkSize;
        return true;
    case Stage::Trailers:
        if (text->isEmpty())
            m_stage = Stage::Done;
        return true;
    case Stage::FixedBody:
    case Stage::ChunkData:
    case Stage::Done:
    case Stage::Failed:
        break;
    }
    return false;
}

std::optional<QByteArrayView> HttpRequestParser::line()
{
    const qsizetype end = m_buffer.indexOf('\n', std::max(m_position, m_scanned));
    const qsizetype length = (end < 0 ? m_buffer.size() : end + 1) - m_position;
    if (m_headBytes + length > maxHead) {
        fail(431, "the request head is longer than 64 KiB");
        return std::nullopt;
    }
    if (end < 0) {
        m_scanned = m_buffer.size();
        return std::nullopt;
    }
    if (end == m_position || m_buffer[end - 1] != '\r') {
        fail(400, "a line does not end in CR LF");
        return std::nullopt;
    }
    const QByteArrayView text = QByteArrayView(m_buffer).sliced(m_position, length - 2);
    m_position = m_scanned = end + 1;
    if (m_stage != Stage::ChunkSize && m_stage != Stage::ChunkEnd)
        m_headBytes += length;
    return text;
}

bool HttpRequestParser::readRequestLine(QByteArrayView text)
{
    const qsizetype first = text.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : text.indexOf(' ', first + 1);
    if (second < 0)
        return fail(400, "the request line is not METHOD TARGET VERSION");
    const QByteArrayView target = text.sliced(first + 1, second - first - 1);
    const QByteArrayView version = text.sliced(second + 1);
    m_request.method = text.first(first).toByteArray();
    m_request.target = target.toByteArray();
    if (!isToken(m_request.method) || target.isEmpty() || hasControl(target))
        return fail(400, "the request line is not METHOD TARGET VERSION");
    if (version.size() != 8 || !version.startsWith("HTTP/"))
        return fail(400, "the request line does not end in an HTTP version");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return fail(505, "only HTTP/1.1 and HTTP/1.0 are served");
    m_request.http11 = version == "HTTP/1.1";
    m_stage = Stage::Headers;
    return true;
}

bool HttpRequestParser::readHeader(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(':');
    if (colon < 0 || !isToken(text.first(colon)))
        return fail(400, "a header line is not NAME: VALUE");
    if (hasControl(text))
        return fail(400, "a header value contains control characters");
    if (static_cast<qsizetype>(m_request.headers.size()) == maxHeaders)
        return fail(431, "the request has more than 128 headers");
    m_request.headers.emplace_back(text.first(colon).toByteArray().toLower(),
                                   text.sliced(colon + 1).toByteArray().trimmed());
    return true;
}

bool HttpRequestParser::finishHead()
{
    std::optional<qsizetype> length;
    for (const auto &[name, value] : m_request.headers) {
        if (name != "content-length")
            continue;
        const qsizetype bytes = number(value, 10, maxBody);
        if (bytes == -1 || (length && *length != bytes))
            return fail(400, "Content-Length is not one number");
        if (bytes == -2)
            return fail(413, "the request body is longer than 64 MiB");
        length = bytes;
    }
    const QByteArray encoding = m_request.header("transfer-encoding").toLower();
    if (!encoding.isEmpty() && length)
        return fail(400, "both Content-Length and Transfer-Encoding are given");
    if (!encoding.isEmpty() && encoding != "chunked")
        return fail(501, "the only transfer encoding served is chunked");
    // HTTP/1.0 has no chunks, so its responses end with the connection.
    m_request.keepAlive = m_request.http11 && !listContains(m_request.header("connection"), "close");

    if (!encoding.isEmpty())
        m_stage = Stage::ChunkSize;
    else if (length.value_or(0) > 0)
        m_stage = Stage::FixedBody;
    else
        m_stage = Stage::Done;
    m_bodyLeft = length.value_or(0);
    m_continue = m_stage != Stage::Done && m_request.http11 && buffered() == 0 &&
                 m_request.header("expect").toLower() == "100-continue";
    return true;
}

bool HttpRequestParser::readChunkSize(QByteArrayView text)
{
    const qsizetype extension = text.indexOf(';');
    const QByteArrayView digits = (extension < 0 ? text : text.first(extension)).trimmed();
    const qsizetype bytes = number(digits, 16, maxBody);
    if (bytes == -1)
        return fail(400, "a chunk size is not a hexadecimal number");
    if (bytes == -2 || m_request.body.size() + bytes > maxBody)
        return fail(413, "the request body is longer than 64 MiB");
    m_bodyLeft = bytes;
    m_stage = bytes == 0 ? Stage::Trailers : Stage::ChunkData;
    return true;
}

bool HttpRequestParser::takeBody(Stage next)
{
    const qsizetype bytes = std::min(m_bodyLeft, buffered());
    m_request.body.append(m_buffer.constData() + m_position, bytes);
    m_position += bytes;
    m_bodyLeft -= bytes;
    if (m_bodyLeft > 0)
        return false;
    m_stage = next;
    return true;
}

bool HttpRequestParser::fail(int status, const QByteArray &text)
{
    m_problem = {status, text};
    m_stage = Stage::Failed;
    return false;
}

} // namespace servescope
