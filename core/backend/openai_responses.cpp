// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's responses: events with names, no [DONE], the usage in the last one.
// Taken from OpenAI's documentation and the others' sources, never met live: the probe checks stream and
// usage.
#include "core/backend/frame_decoder.h"
#include "core/backend/registry.h"
#include "core/backend/request_body.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Member = const JsonString &;

class ResponsesDecoder final : public FrameDecoder
{
public:
    using FrameDecoder::FrameDecoder;

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView eventType, FrameReading &reading,
                   QString *text) override
    {
        JsonScanner scanner(bytes);
        JsonString type, object;
        FrameText delta;
        bool error = false;
        Response whole;
        const bool good = scanner.object([&](Member key) {
            if (key.is("type"))
                return readString(scanner, type);
            if (key.is("object"))
                return readString(scanner, object);
            if (key.is("delta"))
                return readText(scanner, delta);
            if (key.is("response"))
                return readObject(scanner,
                                  [&](Member inner) { return member(scanner, inner, whole, reading); });
            if (key.is("error"))
                return readSet(scanner, error);
            return member(scanner, key, whole, reading);
        });
        const bool answer = type.is("response.output_text.delta") || type.is("response.refusal.delta");
        const bool thought =
            type.is("response.reasoning_text.delta") || type.is("response.reasoning_summary_text.delta");
        reading.piece = !type.isEmpty();
        if (answer || thought) {
            reading.takeText(delta, text, answer ? EventKind::Content : EventKind::Reasoning);
        } else if (type.is("response.function_call_arguments.delta")) {
            reading.choices = reading.textual = true;
            reading.kind = EventKind::Tool;
        } else if (type.is("response.completed") || type.is("response.incomplete")) {
            reading.kind = EventKind::End;
            end(reading, whole);
        } else if (object.is("response") && whole.output) { // not streamed
            reading.choices = reading.textual = true;
            reading.kind = EventKind::Content;
            end(reading, whole);
        }
        if (type.is("response.failed") || type.is("error") || error || eventType == "error") {
            reading.kind = EventKind::Error;
            if (!whole.complaint.isEmpty())
                reading.errorText = whole.complaint.toString();
        }
        return good && scanner.atEnd();
    }

private:
    struct Response
    {
        JsonString status, reason, complaint;
        bool output = false;
    };

    static void end(FrameReading &reading, const Response &whole)
    {
        reading.ended = true;
        reading.finishReason = whole.reason.isEmpty() ? whole.status.toString() : whole.reason.toString();
    }

    static bool member(JsonScanner &scanner, Member key, Response &whole, FrameReading &reading)
    {
        if (key.is("status"))
            return readString(scanner, whole.status);
        if (key.is("output"))
            return readFilled(scanner, whole.output);
        if (key.is("incomplete_details"))
            return readObject(scanner, [&](Member inner) {
                return inner.is("reason") ? readString(scanner, whole.reason) : scanner.skip();
            });
        if (key.is("error"))
            return readObject(scanner, [&](Member inner) {
                return inner.is("message") ? readString(scanner, whole.complaint) : scanner.skip();
            });
        if (key.is("usage"))
            return readObject(scanner, [&](Member inner) {
                if (inner.is("input_tokens"))
                    return readCount(scanner, reading.promptTokens);
                if (inner.is("output_tokens"))
                    return readCount(scanner, reading.completionTokens);
                if (inner.is("input_tokens_details"))
                    return readObject(scanner, [&](Member detail) {
                        return detail.is("cached_tokens") ? readCount(scanner, reading.cachedTokens)
                                                          : scanner.skip();
                    });
                return scanner.skip();
            });
        return scanner.skip();
    }
};

class OpenAiResponsesBackend final : public Backend
{
public:
    QString key() const override { return u"openai-responses"_s; }
    QString defaultPath() const override { return u"/v1/responses"_s; }
    bool canForceLength() const override { return false; }
    QString lengthField() const override { return u"max_output_tokens"_s; }
    bool takesHistory() const override { return true; }

    QByteArray body(const GenerationRequest &request) const override
    {
        RequestBody body(request);
        body.model(request.model);
        if (request.history.empty())
            body.member("input", request.prompt);
        else
            body.raw("input", chatMessages(request, MessageContent::Text));
        body.member("stream", true);
        body.member("max_output_tokens", request.outputTokens);
        body.member("temperature", request.temperature).member("top_p", request.topP);
        return body.take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return std::make_unique<ResponsesDecoder>(keepText);
    }
};

} // namespace

const Backend &openAiResponsesBackend()
{
    static const OpenAiResponsesBackend backend;
    return backend;
}

} // namespace servescope
