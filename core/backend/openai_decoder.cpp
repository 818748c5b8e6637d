// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/frame_decoder.h"
#include "core/backend/openai_dialect.h"
#include "core/backend/openai_frame.h"

namespace servescope {

namespace {

class OpenAiDecoder final : public FrameDecoder
{
public:
    OpenAiDecoder(TextPlace place, bool keepText) : FrameDecoder(keepText), m_place(place) {}

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView type, FrameReading &reading, QString *text) override
    {
        OpenAiFrame frame;
        if (!scanOpenAiFrame(bytes, frame))
            return false;
        reading.choices = frame.choices;
        reading.promptTokens = frame.usage.promptTokens;
        reading.completionTokens = frame.usage.completionTokens;
        reading.cachedTokens = frame.usage.cachedTokens;
        reading.serverMs = frame.serverMs;
        if (frame.choices)
            readChoice(frame.first, reading, text);
        else if (m_place == TextPlace::List && frame.texts.length() > 0)
            reading.takeText(frame.texts, text);
        if (frame.failed() || (type == "error" && !frame.choices))
            reading.kind = EventKind::Error;
        else if (!reading.choices)
            reading.kind = frame.usage.present ? EventKind::Usage : EventKind::Other;
        return true;
    }

private:
    void readChoice(const FrameChoice &choice, FrameReading &reading, QString *text) const
    {
        const FrameText &answer = m_place == TextPlace::Delta ? choice.content : choice.text;
        const qsizetype answerLength = answer.length();
        const qsizetype thoughtLength = choice.reasoning.length();
        reading.characters = answerLength + thoughtLength;
        if (text) {
            choice.reasoning.appendTo(*text);
            answer.appendTo(*text);
        }
        if (!choice.finishReason.isEmpty())
            reading.finishReason = choice.finishReason.toString();
        reading.piece = choice.delta;
        reading.tokens = choice.tokenIds;
        reading.textual = reading.characters > 0 || choice.tool;
        reading.kind = answerLength > 0                               ? EventKind::Content
                       : thoughtLength > 0                            ? EventKind::Reasoning
                       : choice.tool                                  ? EventKind::Tool
                       : choice.role && choice.finishReason.isEmpty() ? EventKind::Role
                                                                      : EventKind::Empty;
    }

    TextPlace m_place;
};

} // namespace

std::unique_ptr<StreamDecoder> makeOpenAiDecoder(TextPlace place, bool keepText)
{
    return std::make_unique<OpenAiDecoder>(place, keepText);
}

} // namespace servescope
