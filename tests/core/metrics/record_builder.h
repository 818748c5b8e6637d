// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/request_record.h"

#include <initializer_list>
#include <utility>

namespace servescope::test {

/// Builds a record event by event; times in milliseconds since an origin far from zero.
class RecordBuilder
{
public:
    static constexpr Nanoseconds origin = std::chrono::seconds(1000);

    RecordBuilder(int index, double sentMs)
    {
        m_record.index = index;
        m_record.scheduled = m_record.sent = at(sentMs);
        m_record.ended = at(sentMs);
        m_record.httpStatus = 200;
    }
    explicit RecordBuilder(RequestRecord record) : m_record(std::move(record)) {}
    static Nanoseconds at(double ms) { return origin + fromMilliseconds(ms); }

    RecordBuilder &event(double ms, EventKind kind, bool choices, quint32 characters)
    {
        StreamEvent event;
        event.time = at(ms);
        event.kind = kind;
        event.choices = choices;
        event.characters = characters;
        m_record.events.push_back(event);
        m_record.ended = at(ms);
        return *this;
    }
    /// Events with choices and four characters of text at those times.
    RecordBuilder &content(std::initializer_list<double> times)
    {
        for (const double ms : times)
            event(ms, EventKind::Content, true, 4);
        return *this;
    }
    RecordBuilder &usage(double ms, int prompt, int output)
    {
        m_record.promptTokensServer = prompt;
        m_record.outputTokensServer = output;
        return event(ms, EventKind::Usage, false, 0);
    }
    RecordBuilder &requested(int prompt, int output)
    {
        m_record.promptTokensRequested = prompt;
        m_record.outputTokensRequested = output;
        return *this;
    }
    RecordBuilder &ended(double ms)
    {
        m_record.ended = at(ms);
        return *this;
    }
    RecordBuilder &scheduled(double ms)
    {
        m_record.scheduled = at(ms);
        return *this;
    }
    RecordBuilder &failed(RequestStatus status, int httpStatus, const QString &message)
    {
        m_record.status = status;
        m_record.httpStatus = httpStatus;
        m_record.errorCode = QStringLiteral("test.failed");
        m_record.errorMessage = message;
        return *this;
    }
    RecordBuilder &attempts(int count)
    {
        m_record.attempts = count;
        return *this;
    }
    RecordBuilder &warmup()
    {
        m_record.warmup = true;
        return *this;
    }
    RecordBuilder &text(const QString &text)
    {
        m_record.text = text;
        return *this;
    }
    operator RequestRecord() const { return m_record; }
    const RequestRecord &record() const { return m_record; }

private:
    RequestRecord m_record;
};

} // namespace servescope::test
