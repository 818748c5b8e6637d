// SPDX-License-Identifier: GPL-3.0-or-later
// TensorRT-LLM behind Triton, through the generate extension. No end marker, no finish reason, no usage. The
// ensemble knows no ignore_eos: an end token outside every vocabulary never comes.
// Taken from the backend's source, never met live; that text may grow from frame to frame is a guess (BLS
// models). Told from the stream; the probe checks length and repeated text.
#include "core/backend/frame_decoder.h"
#include "core/backend/growing_text.h"
#include "core/backend/registry.h"
#include "core/backend/request_body.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Member = const JsonString &;

constexpr int noSuchToken = 1 << 20;

class TritonDecoder final : public FrameDecoder
{
public:
    explicit TritonDecoder(bool keepText) : FrameDecoder(keepText) { endsWithConnection(); }

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView type, FrameReading &reading, QString *text) override
    {
        JsonScanner scanner(bytes);
        FrameText output;
        bool error = false, hasOutput = false;
        const bool good = scanner.object([&](Member key) {
            if (key.is("text_output")) {
                hasOutput = true;
                return readText(scanner, output);
            }
            if (key.is("num_output_tokens")) // only where the model repository exports it
                return readCount(scanner, reading.completionTokens);
            if (key.is("num_input_tokens"))
                return readCount(scanner, reading.promptTokens);
            return key.is("error") ? readSet(scanner, error) : scanner.skip();
        });
        if (hasOutput) {
            if (output.parts.isEmpty())
                output.string = m_growing.piece(output.string, {}, {}, text);
            reading.takeText(output, text);
        }
        if (error || type == "error")
            reading.kind = EventKind::Error;
        return good && scanner.atEnd();
    }

private:
    GrowingText m_growing;
};

class TensorRtLlmBackend final : public Backend
{
public:
    QString key() const override { return u"tensorrt-llm"_s; }
    QString defaultPath() const override { return u"/v2/models/ensemble/generate_stream"_s; }
    bool canForceLength() const override { return true; }
    QString lengthField() const override { return u"max_tokens"_s; }
    bool reportsUsage() const override { return false; }

    QByteArray body(const GenerationRequest &request) const override
    {
        RequestBody body(request);
        body.member("text_input", request.prompt).member("max_tokens", request.outputTokens);
        body.member("stream", true).member("exclude_input_in_output", true);
        body.member("temperature", request.temperature).member("top_p", request.topP);
        body.member("top_k", request.topK).member("repetition_penalty", request.repetitionPenalty);
        body.member("presence_penalty", request.presencePenalty);
        body.member("frequency_penalty", request.frequencyPenalty);
        if (request.ignoreEos)
            body.member("end_id", noSuchToken);
        return body.take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return std::make_unique<TritonDecoder>(keepText);
    }
};

} // namespace

const Backend &tensorRtLlmBackend()
{
    static const TensorRtLlmBackend backend;
    return backend;
}

} // namespace servescope
