// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama's own interface: one JSON object per line. The prompt goes in as it is (raw), without the model's
// chat template; truncate:false makes newer servers refuse what older ones cut silently.
// Taken from its source, never met live: the probe compares the server's count of the prompt with ours.
#include "core/backend/frame_decoder.h"
#include "core/backend/registry.h"
#include "core/backend/request_body.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Member = const JsonString &;

constexpr double nanosecondsPerMs = 1e6;

class OllamaDecoder final : public FrameDecoder
{
public:
    using FrameDecoder::FrameDecoder;

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView type, FrameReading &reading, QString *text) override
    {
        JsonScanner scanner(bytes);
        FrameText response, thought;
        JsonString reason;
        std::optional<double> promptTime, answerTime;
        bool error = false, done = false, answer = false;
        const bool good = scanner.object([&](Member key) {
            if (key.is("response")) {
                answer = true;
                return readText(scanner, response);
            }
            if (key.is("thinking"))
                return readText(scanner, thought);
            if (key.is("message")) {
                answer = true;
                return readObject(scanner, [&](Member inner) {
                    if (inner.is("content"))
                        return readText(scanner, response);
                    return inner.is("thinking") ? readText(scanner, thought) : scanner.skip();
                });
            }
            if (key.is("done"))
                return readFlag(scanner, done);
            if (key.is("done_reason"))
                return readString(scanner, reason);
            if (key.is("eval_count"))
                return readCount(scanner, reading.completionTokens);
            if (key.is("prompt_eval_count"))
                return readCount(scanner, reading.promptTokens);
            if (key.is("prompt_eval_duration"))
                return readNumber(scanner, promptTime);
            if (key.is("eval_duration"))
                return readNumber(scanner, answerTime);
            return key.is("error") ? readSet(scanner, error) : scanner.skip();
        });
        reading.ended = done;
        reading.piece = answer && !done;
        if (done)
            reading.finishReason = reason.isEmpty() ? u"stop"_s : reason.toString();
        if (promptTime && answerTime)
            reading.serverMs = (*promptTime + *answerTime) / nanosecondsPerMs;
        if (answer && thought.length() > 0)
            reading.takeText(thought, text, EventKind::Reasoning);
        if (answer && (response.length() > 0 || (!done && !reading.textual)))
            reading.takeText(response, text);
        else if (done && !reading.textual)
            reading.kind = EventKind::Usage;
        if (error || type == "error")
            reading.kind = EventKind::Error;
        return good && scanner.atEnd();
    }
};

class OllamaBackend final : public Backend
{
public:
    QString key() const override { return u"ollama"_s; }
    QString defaultPath() const override { return u"/api/generate"_s; }
    bool canForceLength() const override { return false; }
    QString lengthField() const override { return u"options.num_predict"_s; }

    QByteArray body(const GenerationRequest &request) const override
    {
        return RequestBody(request)
            .model(request.model)
            .member("prompt", request.prompt)
            .member("raw", true)
            .member("truncate", false)
            .member("stream", true)
            .object("options",
                    [&](RequestBody &inner) {
                        inner.member("num_predict", request.outputTokens);
                        inner.member("temperature", request.temperature).member("top_p", request.topP);
                        inner.member("top_k", request.topK).member("min_p", request.minP);
                        inner.member("frequency_penalty", request.frequencyPenalty);
                        inner.member("presence_penalty", request.presencePenalty);
                        inner.member("repeat_penalty", request.repetitionPenalty);
                    })
            .take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return std::make_unique<OllamaDecoder>(keepText);
    }
};

} // namespace

const Backend &ollamaBackend()
{
    static const OllamaBackend backend;
    return backend;
}

} // namespace servescope
