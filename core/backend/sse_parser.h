// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace servescope {

/// Server-sent events by the WHATWG HTML rules ("Server-sent events", § interpreting an event stream),
/// from bytes cut anywhere. Two deviations a measuring client needs: an event left open at the end of the
/// stream is still delivered (finish()), and lines that are bare JSON or have the field name `error` (old
/// llama.cpp) count as data.
class SseParser
{
public:
    /// Receives each event; `data` is valid during the call only.
    struct Handler
    {
        virtual ~Handler() = default;
        virtual void event(QByteArrayView data, QByteArrayView type) = 0;
    };

    static constexpr qsizetype maximumLine = 64 * 1024 * 1024;

    void feed(QByteArrayView bytes, Handler &handler);
    /// The stream ended: delivers a pending event. True if there was one (its final blank line was missing).
    bool finish(Handler &handler);
    /// True when a line grew past maximumLine; the rest is then ignored.
    bool overflowed() const { return m_overflowed; }
    /// True when anything but blank lines and comments was seen.
    bool sawField() const { return m_sawField; }

private:
    void line(QByteArrayView text, Handler &handler);
    void dispatch(Handler &handler);

    QByteArray m_partial;
    QByteArray m_data;
    QByteArray m_type;
    bool m_hasData = false;
    bool m_afterCr = false;
    bool m_atStart = true;
    bool m_sawField = false;
    bool m_overflowed = false;
};

} // namespace servescope
