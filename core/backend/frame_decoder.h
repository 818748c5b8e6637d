// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/backend/json_fields.h"
#include "core/backend/response_reader.h"

namespace servescope {

/// What a dialect reads out of one frame.
struct FrameReading
{
    EventKind kind = EventKind::Other;
    bool choices = false;            ///< what vLLM's client counts as an event (StreamEvent::choices)
    bool textual = false;            ///< holds text, thought or tool arguments
    bool piece = false;              ///< says itself that it is one piece of a stream
    bool ended = false;              ///< the dialect's terminal signal, when it rides on a frame
    qsizetype characters = 0;        ///< UTF-16 units of text
    std::optional<qsizetype> tokens; ///< of this frame alone
    QString finishReason;            ///< empty = none
    QString errorText;               ///< of an error that serverMessage() would not find in the frame
    std::optional<qint64> promptTokens;
    std::optional<qint64> completionTokens; ///< of the whole answer so far
    std::optional<qint64> cachedTokens;     ///< of the prompt, found in a prefix cache
    std::optional<double> serverMs;         ///< the server's own time for the request, where it tells

    /// Takes one piece of text, and appends it to `out` unless that is nullptr. An empty one makes the frame
    /// an empty piece.
    void takeText(const FrameText &text, QString *out, EventKind textKind = EventKind::Content);
};

/// The part of decoding that all dialects share: framing, time stamps, [DONE], errors, usage and the verdict
/// at the end. A dialect derives from it and says how one frame reads.
class FrameDecoder : public StreamDecoder, private SseParser::Handler
{
public:
    explicit FrameDecoder(bool keepText) : m_keepText(keepText) {}

    void feed(QByteArrayView bytes, Nanoseconds time, RequestRecord &record) final;
    void finish(RequestRecord &record) final;
    bool needsCleanEnd() const final { return m_endsWithConnection; }

protected:
    /// The dialect has no end marker.
    void endsWithConnection() { m_endsWithConnection = true; }
    /// Reads one frame, blanks already trimmed, and appends its text to `text` unless that is nullptr.
    /// False when the frame is not valid JSON of this dialect.
    virtual bool readFrame(QByteArrayView frame, QByteArrayView type, FrameReading &reading,
                           QString *text) = 0;

private:
    void event(QByteArrayView data, QByteArrayView type) final;
    void append(const FrameReading &reading);
    void takeUsage(const FrameReading &reading);
    quint16 tokensOf(const FrameReading &reading);
    void judge(RequestRecord &record) const;
    void judgeWithoutChoices(RequestRecord &record) const;

    ResponseReader m_reader;
    RequestRecord *m_record = nullptr; // during feed() and finish() only
    Nanoseconds m_time{};
    bool m_keepText;
    bool m_endsWithConnection = false;
    bool m_firstOfRead = true;

    QString m_finishReason;
    QString m_serverError;
    bool m_failed = false; // an error object came
    bool m_ended = false;  // the terminal signal came
    bool m_sawChoices = false;
    bool m_sawPiece = false;
    int m_frames = 0; // that could be read
    int m_unreadable = 0;
    bool m_cutFrame = false; // the last frame broke off

    std::optional<qint64> m_promptTokens;
    std::optional<qint64> m_completionTokens;
    std::optional<qint64> m_cachedTokens;
    std::optional<double> m_serverMs;
    qint64 m_runningTokens = 0;
    bool m_running = true; // every frame with choices so far carried a running completion_tokens
};

} // namespace servescope
