// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sse_parser.h"

#include <cstring>

namespace servescope {

namespace {
const char *find(const char *from, const char *end, char wanted)
{
    const void *hit = from == end ? nullptr : std::memchr(from, wanted, static_cast<size_t>(end - from));
    return hit ? static_cast<const char *>(hit) : end;
}
} // namespace

void SseParser::feed(QByteArrayView bytes, Handler &handler)
{
    const char *at = bytes.data();
    const char *end = at + bytes.size();
    if (m_afterCr && at != end) {
        m_afterCr = false;
        if (*at == '\n')
            ++at;
    }
    // Both ends are looked for once per read, so that a stream with only one kind of line end stays linear.
    const char *lf = find(at, end, '\n');
    const char *cr = find(at, end, '\r');
    while (at != end && !m_overflowed) {
        if (lf < at)
            lf = find(at, end, '\n');
        if (cr < at)
            cr = find(at, end, '\r');
        const char *stop = lf < cr ? lf : cr;
        const QByteArrayView piece(at, stop - at);
        if (stop == end) {
            keep(piece);
            break;
        }
        if (m_partial.isEmpty()) {
            line(piece, true, handler);
        } else {
            keep(piece);
            if (m_overflowed)
                break;
            line(m_partial, false, handler);
            m_partial.resize(0);
        }
        at = stop + 1;
        if (*stop == '\r') {
            if (at == end)
                m_afterCr = true;
            else if (*at == '\n')
                ++at;
        }
    }
    if (!m_view.isNull()) {
        m_data.append(m_view);
        m_view = {};
    }
}

bool SseParser::finish(Handler &handler)
{
    m_afterCr = false;
    const quint64 before = m_events;
    if (!m_partial.isEmpty() && !m_overflowed)
        line(m_partial, false, handler);
    m_partial.clear();
    dispatch(handler);
    return m_events != before;
}

void SseParser::keep(QByteArrayView bytes)
{
    if (m_partial.size() + bytes.size() > maximumLine) {
        m_overflowed = true;
        m_partial.clear();
    } else {
        m_partial.append(bytes);
    }
}

void SseParser::line(QByteArrayView text, bool lasting, Handler &handler)
{
    if (m_atStart) {
        m_atStart = false;
        if (text.startsWith("\xef\xbb\xbf"))
            text = text.sliced(3);
    }
    if (text.isEmpty()) {
        dispatch(handler);
        return;
    }
    if (text.front() == ':')
        return;
    m_sawField = true;
    if (text.front() == '{') {
        if (m_hasData)
            dispatch(handler);
        addData(text, lasting);
        dispatch(handler);
        return;
    }
    const qsizetype colon = text.indexOf(':');
    const QByteArrayView name = colon < 0 ? text : text.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView("") : text.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == "data") {
        addData(value, lasting);
    } else if (name == "error") {
        addData(value, lasting);
        m_type = "error";
    } else if (name == "event") {
        m_type = value.toByteArray();
    }
}

void SseParser::addData(QByteArrayView value, bool lasting)
{
    if (!m_hasData && lasting) {
        m_view = value;
        m_hasData = true;
        return;
    }
    if (!m_view.isNull()) {
        m_data.append(m_view);
        m_view = {};
    }
    if (m_data.size() + value.size() >= maximumLine) {
        m_overflowed = true;
        return;
    }
    if (m_hasData)
        m_data.append('\n');
    m_data.append(value);
    m_hasData = true;
}

void SseParser::dispatch(Handler &handler)
{
    if (m_hasData && !m_overflowed) {
        ++m_events;
        handler.event(m_view.isNull() ? QByteArrayView(m_data) : m_view, m_type);
    }
    m_hasData = false;
    m_view = {};
    if (!m_data.isEmpty())
        m_data.resize(0);
    if (!m_type.isEmpty())
        m_type.resize(0);
}

} // namespace servescope
