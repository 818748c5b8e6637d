// SPDX-License-Identifier: GPL-3.0-or-later
// Text Generation Inference's own interface. Its router drops ignore_eos_token, so no length can be forced;
// zero for the temperature and one for top_p are refused.
// Taken from its source, never met live: the probe checks stream, usage and whether the limit is kept.
#include "core/backend/frame_decoder.h"
#include "core/backend/registry.h"
#include "core/backend/request_body.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Member = const JsonString &;

class TgiDecoder final : public FrameDecoder
{
public:
    using FrameDecoder::FrameDecoder;

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView type, FrameReading &reading, QString *text) override
    {
        JsonScanner scanner(bytes);
        FrameText piece, whole;
        JsonString finish;
        bool error = false, special = false, token = false, complete = false;
        const bool good = scanner.object([&](Member key) {
            if (key.is("token")) {
                token = scanner.type() == JsonScanner::Type::Object;
                return readObject(scanner, [&](Member inner) {
                    if (inner.is("text"))
                        return readText(scanner, piece);
                    return inner.is("special") ? readFlag(scanner, special) : scanner.skip();
                });
            }
            if (key.is("generated_text")) {
                complete = scanner.type() == JsonScanner::Type::String;
                return readText(scanner, whole);
            }
            if (key.is("details"))
                return readObject(scanner, [&](Member inner) {
                    if (inner.is("finish_reason"))
                        return readString(scanner, finish);
                    if (inner.is("generated_tokens"))
                        return readCount(scanner, reading.completionTokens);
                    return inner.is("input_length") ? readCount(scanner, reading.promptTokens)
                                                    : scanner.skip();
                });
            return key.is("error") ? readSet(scanner, error) : scanner.skip();
        });
        reading.finishReason = finish.toString();
        reading.ended = complete;
        reading.piece = token;
        if (token) {
            reading.tokens = 1;
            reading.takeText(special ? FrameText() : piece, text); // the text of </s> is none of the answer
        } else if (complete) {
            reading.takeText(whole, text);
        }
        if (error || type == "error")
            reading.kind = EventKind::Error;
        return good && scanner.atEnd();
    }
};

class TgiBackend final : public Backend
{
public:
    QString key() const override { return u"tgi"_s; }
    QString defaultPath() const override { return u"/generate_stream"_s; }
    bool canForceLength() const override { return false; }
    QString lengthField() const override { return u"parameters.max_new_tokens"_s; }

    QByteArray body(const GenerationRequest &request) const override
    {
        return RequestBody(request)
            .member("inputs", request.prompt)
            .object("parameters",
                    [&](RequestBody &inner) {
                        inner.member("max_new_tokens", request.outputTokens);
                        if (request.temperature) // 0 is refused, and means the likeliest token
                            inner.member("do_sample", *request.temperature > 0);
                        if (request.temperature.value_or(0) > 0)
                            inner.member("temperature", request.temperature);
                        if (request.topP.value_or(1) < 1)
                            inner.member("top_p", request.topP);
                        inner.member("top_k", request.topK);
                        inner.member("repetition_penalty", request.repetitionPenalty);
                        inner.member("frequency_penalty", request.frequencyPenalty);
                        inner.member("details", true); // the only token counts there are
                    })
            .take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return std::make_unique<TgiDecoder>(keepText);
    }
};

} // namespace

const Backend &tgiBackend()
{
    static const TgiBackend backend;
    return backend;
}

} // namespace servescope
