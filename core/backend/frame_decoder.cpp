// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/frame_decoder.h"

#include <limits>

namespace servescope {

void FrameReading::takeText(const FrameText &text, QString *out, EventKind textKind)
{
    const qsizetype length = text.length();
    choices = true;
    characters += length;
    textual = textual || length > 0;
    if (length > 0 &&
        (kind == EventKind::Other || kind == EventKind::Empty || textKind == EventKind::Content))
        kind = textKind;
    else if (kind == EventKind::Other)
        kind = EventKind::Empty;
    if (out)
        text.appendTo(*out);
}

void FrameDecoder::feed(QByteArrayView bytes, Nanoseconds time, RequestRecord &record)
{
    m_record = &record;
    m_time = time;
    m_firstOfRead = true;
    m_reader.feed(bytes, *this);
    m_record = nullptr;
}

void FrameDecoder::finish(RequestRecord &record)
{
    m_record = &record;
    m_reader.finish(*this);
    m_record = nullptr;
    const auto count = [](const std::optional<qint64> &tokens) -> std::optional<int> {
        return tokens
                   ? std::optional(static_cast<int>(qMin<qint64>(*tokens, std::numeric_limits<int>::max())))
                   : std::nullopt;
    };
    record.promptTokensServer = count(m_promptTokens);
    record.outputTokensServer = count(m_completionTokens);
    record.promptTokensCached = count(m_cachedTokens);
    if (m_serverMs)
        record.serverTime = fromMilliseconds(*m_serverMs);
    record.finishReason = m_finishReason;
    judge(record);
}

void FrameDecoder::event(QByteArrayView data, QByteArrayView type)
{
    const QByteArrayView frame = data.trimmed();
    FrameReading reading;
    if (frame == "[DONE]") {
        reading.kind = EventKind::End;
        m_ended = true;
        append(reading);
        return;
    }
    if (readFrame(frame, type, reading, m_keepText ? &m_record->text : nullptr)) {
        ++m_frames;
        if (reading.kind == EventKind::Error) {
            m_failed = true;
            if (m_serverError.isEmpty())
                m_serverError = reading.errorText.isEmpty() ? serverMessage(frame) : reading.errorText;
        }
        m_ended = m_ended || reading.ended || !reading.finishReason.isEmpty();
        if (!reading.finishReason.isEmpty())
            m_finishReason = reading.finishReason;
        m_sawPiece = m_sawPiece || reading.piece;
        m_sawChoices = m_sawChoices || reading.choices;
    } else {
        reading = {};
        if (type == "error") {
            reading.kind = EventKind::Error;
            m_failed = true;
            m_serverError = serverMessage(frame);
        } else if (m_reader.unterminated() && !frame.endsWith('}')) {
            m_cutFrame = true;
            return; // half a frame is no event
        } else if (frame.startsWith('{') || frame.startsWith('[')) {
            ++m_unreadable;
        }
    }
    append(reading);
}

void FrameDecoder::append(const FrameReading &reading)
{
    StreamEvent event;
    event.time = m_time;
    event.kind = reading.kind;
    event.characters =
        static_cast<quint32>(qMin<qsizetype>(reading.characters, std::numeric_limits<quint32>::max()));
    event.tokens = tokensOf(reading);
    event.choices = reading.choices;
    event.finish = !reading.finishReason.isEmpty();
    event.sharesRead = !m_firstOfRead;
    m_firstOfRead = false;
    m_record->events.push_back(event);
    takeUsage(reading);
    if (reading.cachedTokens)
        m_cachedTokens = reading.cachedTokens;
    if (reading.serverMs)
        m_serverMs = reading.serverMs;
}

/// The frame's own count where it has one (token ids), else the growth of a running completion_tokens. The
/// latter is trusted only while every frame with choices carries it, because most servers send it once, at
/// the end, and some with choices beside it.
quint16 FrameDecoder::tokensOf(const FrameReading &reading)
{
    std::optional<qint64> tokens;
    if (reading.tokens)
        tokens = *reading.tokens;
    if (reading.choices && m_running) {
        const qint64 growth = reading.completionTokens.value_or(-1) - m_runningTokens;
        m_running = reading.completionTokens && growth >= 0 &&
                    (growth > 0 || !reading.textual || m_runningTokens > 0);
        if (m_running) {
            m_runningTokens += growth;
            tokens = tokens.value_or(growth);
        }
    }
    return static_cast<quint16>(qBound<qint64>(0, tokens.value_or(0), std::numeric_limits<quint16>::max()));
}

/// The last usage that counts anything wins, with or without choices beside it; zeros are placeholders and
/// never replace a count.
void FrameDecoder::takeUsage(const FrameReading &reading)
{
    if (reading.promptTokens.value_or(0) <= 0 && reading.completionTokens.value_or(0) <= 0)
        return;
    const auto take = [](std::optional<qint64> &held, const std::optional<qint64> &fresh) {
        if (fresh && (*fresh > 0 || !held))
            held = fresh;
    };
    take(m_promptTokens, reading.promptTokens);
    take(m_completionTokens, reading.completionTokens);
}

} // namespace servescope
