// SPDX-License-Identifier: GPL-3.0-or-later
// llama.cpp's own interface: the last frame says "stop":true and carries the counts and the server's timings.
// Met live (build of February 2025); newer members are taken from its source.
#include "core/backend/frame_decoder.h"
#include "core/backend/openai_frame.h"
#include "core/backend/registry.h"
#include "core/backend/request_body.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Member = const JsonString &;

class LlamaDecoder final : public FrameDecoder
{
public:
    using FrameDecoder::FrameDecoder;

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView type, FrameReading &reading, QString *text) override
    {
        JsonScanner scanner(bytes);
        FrameText content;
        JsonString stopType;
        std::optional<qsizetype> ids;
        bool error = false, stop = false, progress = false, hasContent = false;
        bool oldLimit = false, oldEnd = false, oldWord = false;
        const bool good = scanner.object([&](Member key) {
            if (key.is("content")) {
                hasContent = true;
                return readText(scanner, content);
            }
            if (key.is("tokens"))
                return readLength(scanner, ids);
            if (key.is("stop"))
                return readFlag(scanner, stop);
            if (key.is("stop_type"))
                return readString(scanner, stopType);
            if (key.is("stopped_limit")) // builds before December 2024
                return readFlag(scanner, oldLimit);
            if (key.is("stopped_eos"))
                return readFlag(scanner, oldEnd);
            if (key.is("stopped_word"))
                return readFlag(scanner, oldWord);
            if (key.is("tokens_predicted"))
                return readCount(scanner, reading.completionTokens);
            if (key.is("tokens_evaluated"))
                return readCount(scanner, reading.promptTokens);
            if (key.is("timings"))
                return readTimings(scanner, reading.serverMs);
            if (key.is("prompt_progress"))
                return readFilled(scanner, progress);
            return key.is("error") ? readSet(scanner, error) : scanner.skip();
        });
        reading.piece = hasContent && !stop;
        if (hasContent && !progress && (!stop || content.length() > 0)) {
            reading.takeText(content, text);
            if (ids.value_or(0) > 0)
                reading.tokens = ids;
        } else if (stop) {
            reading.kind = EventKind::Usage;
        }
        reading.ended = stop;
        if (stop) {
            reading.finishReason = stopType.toString();
            if (reading.finishReason.isEmpty())
                reading.finishReason = oldLimit  ? u"limit"_s
                                       : oldEnd  ? u"eos"_s
                                       : oldWord ? u"word"_s
                                                 : u"none"_s;
        }
        if (error || type == "error")
            reading.kind = EventKind::Error;
        return good && scanner.atEnd();
    }
};

class LlamaCppNativeBackend final : public Backend
{
public:
    QString key() const override { return u"llama.cpp-native"_s; }
    QString defaultPath() const override { return u"/completion"_s; }
    bool canForceLength() const override { return true; }
    QString lengthField() const override { return u"n_predict"_s; }

    QByteArray body(const GenerationRequest &request) const override
    {
        RequestBody body(request);
        body.member("prompt", request.prompt).member("n_predict", request.outputTokens);
        body.member("stream", true).member("temperature", request.temperature);
        body.member("top_p", request.topP).member("top_k", request.topK).member("min_p", request.minP);
        body.member("frequency_penalty", request.frequencyPenalty);
        body.member("presence_penalty", request.presencePenalty);
        body.member("repeat_penalty", request.repetitionPenalty);
        body.member("n_probs", request.logprobs);
        if (request.ignoreEos)
            body.member("ignore_eos", true);
        return body.take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return std::make_unique<LlamaDecoder>(keepText);
    }
};

} // namespace

const Backend &llamaCppNativeBackend()
{
    static const LlamaCppNativeBackend backend;
    return backend;
}

} // namespace servescope
