// SPDX-License-Identifier: GPL-3.0-or-later
// SGLang's own interface. Each frame repeats the whole text so far, unless the server was started with
// --incremental-streaming-output; LMDeploy's /generate has the same frames with pieces.
// Taken from its source, never met live: which of the two comes is told from the stream, and the probe checks
// it.
#include "core/backend/frame_decoder.h"
#include "core/backend/growing_text.h"
#include "core/backend/registry.h"
#include "core/backend/request_body.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Member = const JsonString &;

class SglangDecoder final : public FrameDecoder
{
public:
    using FrameDecoder::FrameDecoder;

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView type, FrameReading &reading, QString *text) override
    {
        JsonScanner scanner(bytes);
        FrameText output;
        JsonString finish, complaint;
        std::optional<qsizetype> ids;
        bool error = false, hasText = false;
        const auto finishReason = [&] {
            if (scanner.type() == JsonScanner::Type::String)
                return readString(scanner, finish);
            return readObject(scanner, [&](Member key) {
                if (key.is("type"))
                    return readString(scanner, finish);
                return key.is("message") ? readString(scanner, complaint) : scanner.skip();
            });
        };
        const bool good = scanner.object([&](Member key) {
            if (key.is("text")) {
                hasText = true;
                return readText(scanner, output);
            }
            if (key.is("output_ids"))
                return readLength(scanner, ids);
            if (key.is("meta_info"))
                return readObject(scanner, [&](Member inner) {
                    if (inner.is("prompt_tokens"))
                        return readCount(scanner, reading.promptTokens);
                    if (inner.is("completion_tokens"))
                        return readCount(scanner, reading.completionTokens);
                    if (inner.is("cached_tokens"))
                        return readCount(scanner, reading.cachedTokens);
                    return inner.is("finish_reason") ? finishReason() : scanner.skip();
                });
            return key.is("error") ? readSet(scanner, error) : scanner.skip();
        });
        if (hasText) {
            if (output.parts.isEmpty())
                output.string = m_growing.piece(output.string, ids, reading.completionTokens, text);
            reading.takeText(output, text);
            reading.piece = true;
        }
        reading.finishReason = finish.toString();
        if (finish.is("abort") && !complaint.isEmpty()) {
            reading.errorText = complaint.toString();
            error = true;
        }
        if (error || type == "error")
            reading.kind = EventKind::Error;
        return good && scanner.atEnd();
    }

private:
    GrowingText m_growing;
};

class SglangNativeBackend final : public Backend
{
public:
    QString key() const override { return u"sglang-native"_s; }
    QString defaultPath() const override { return u"/generate"_s; }
    bool canForceLength() const override { return true; }
    QString lengthField() const override { return u"sampling_params.max_new_tokens"_s; }

    QByteArray body(const GenerationRequest &request) const override
    {
        return RequestBody(request)
            .member("text", request.prompt)
            .object("sampling_params",
                    [&](RequestBody &inner) {
                        inner.member("max_new_tokens", request.outputTokens);
                        inner.member("temperature", request.temperature).member("top_p", request.topP);
                        inner.member("top_k", request.topK).member("min_p", request.minP);
                        inner.member("frequency_penalty", request.frequencyPenalty);
                        inner.member("presence_penalty", request.presencePenalty);
                        inner.member("repetition_penalty", request.repetitionPenalty);
                        if (request.ignoreEos)
                            inner.member("ignore_eos", true);
                    })
            .member("stream", true)
            .take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return std::make_unique<SglangDecoder>(keepText);
    }
};

} // namespace

const Backend &sglangNativeBackend()
{
    static const SglangNativeBackend backend;
    return backend;
}

} // namespace servescope
