// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace servescope {

/// Server-sent events by the WHATWG HTML rules ("Server-sent events", § interpreting an event stream),
/// from bytes cut anywhere. Two deviations a measuring client needs: an event left open at the end of the
/// stream is still delivered (finish()), and lines that are bare JSON objects (each an event of its own) or
/// have the field name `error` (old llama.cpp; the event's type is then "error") count as data.
class SseParser
{
public:
    /// Receives each event; `data` is valid during the call only.
    struct Handler
    {
        virtual ~Handler() = default;
        virtual void event(QByteArrayView data, QByteArrayView type) = 0;
    };

    static constexpr qsizetype maximumLine = qsizetype(64) * 1024 * 1024;

    void feed(QByteArrayView bytes, Handler &handler);
    /// The stream ended: delivers a pending event. True if there was one (its final blank line was missing).
    bool finish(Handler &handler);
    /// True when a line or an event grew past maximumLine; the rest is then ignored.
    bool overflowed() const { return m_overflowed; }
    /// True when anything but blank lines and comments was seen.
    bool sawField() const { return m_sawField; }

private:
    /// `lasting`: the bytes of `text` stay valid until the end of feed().
    void line(QByteArrayView text, bool lasting, Handler &handler);
    void addData(QByteArrayView value, bool lasting);
    void dispatch(Handler &handler);
    void keep(QByteArrayView bytes);

    QByteArray m_partial;  // the head of a line whose end has not come yet
    QByteArray m_data;     // the open event's data, unless m_view has it
    QByteArrayView m_view; // the open event's only data line, inside the bytes being fed: saves the copy
    QByteArray m_type;
    quint64 m_events = 0;
    bool m_hasData = false;
    bool m_afterCr = false;
    bool m_atStart = true;
    bool m_sawField = false;
    bool m_overflowed = false;
};

} // namespace servescope
